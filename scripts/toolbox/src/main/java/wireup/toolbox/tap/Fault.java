package wireup.toolbox.tap;

/**
 * A rule that a message breaks.
 *
 * @param rule as in {@code frame.unmasked}
 * @param at the offset in the message of the byte that breaks it
 */
public record Fault(String rule, long at) {}
