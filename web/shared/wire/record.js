// The messages that the page has, bounded, and which of them the reader wants to see.

import { bytesOf, words } from "./show.js";
import { summaryOf } from "./summary.js";

/** The newest so many messages are kept, and of their bytes so many characters in Base64. */
const MOST_MESSAGES = 5_000;
const MOST_CHARACTERS = 32 * 1024 * 1024;

/** Where a message with this id is in a list in order of ids, or where it would be. */
export function placeOf(messages, id) {
  let [from, to] = [0, messages.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    [from, to] = messages[middle].id < id ? [middle + 1, to] : [from, middle];
  }
  return from;
}

/** A record of messages in order of their ids. */
export function newRecord() {
  let messages = [];
  let characters = 0;

  const weight = (message) => message.bytes?.length ?? 0;

  function find(id) {
    const message = messages[placeOf(messages, id)];
    return message?.id === id ? message : undefined;
  }

  return {
    find,
    all: () => messages,
    clear() {
      messages = [];
      characters = 0;
    },
    /** Takes a message in, in place of an earlier one with its id; true if there was none. */
    put(message) {
      const before = find(message.id);
      messages.splice(placeOf(messages, message.id), before ? 1 : 0, message);
      characters += weight(message) - (before ? weight(before) : 0);
      while (messages.length > MOST_MESSAGES || characters > MOST_CHARACTERS) {
        characters -= weight(messages.shift());
      }
      return before === undefined;
    },
  };
}

const PAGE_FILE = /(\/|\.(html|css|m?js|svg|png|ico))$/;

const KINDS = {
  all: () => true,
  http: ({ kind }) => kind === "request" || kind === "response",
  events: ({ kind }) => kind === "event",
  frames: ({ kind }) => kind === "frame",
  faults: ({ faults }) => faults?.length > 0,
};

/**
 * Makes a function that says whether a message is wanted.
 *
 * @param wish {search, kind, connection, noFiles}; an empty search and connection 0 want all
 * @param find from an id to its message
 */
export function wanted({ search, kind, connection, noFiles }, find) {
  const needle = search.toLowerCase();
  return (message) =>
    KINDS[kind](message) &&
    (connection === 0 || message.connection === connection) &&
    !(noFiles && isPageFile(message, find)) &&
    (needle === "" || haystackOf(message).includes(needle));
}

function isPageFile(message, find) {
  const request = message.kind === "response" ? find(message.answers) : message;
  return request?.kind === "request" && !request.upgrade && PAGE_FILE.test(request.target?.split("?")[0] ?? "");
}

const haystacks = new WeakMap();

/** What the search looks through: the line, and all that can be read in the message. */
function haystackOf(message) {
  if (!haystacks.has(message)) {
    const inside = message.text ?? message.data ?? words(bytesOf(message));
    haystacks.set(message, `${summaryOf(message)}\n${inside}`.toLowerCase());
  }
  return haystacks.get(message);
}
