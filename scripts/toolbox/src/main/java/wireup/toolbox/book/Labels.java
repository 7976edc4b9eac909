package wireup.toolbox.book;

import wireup.toolbox.check.Language;

/** What a page says around its text. */
record Labels(
        String contents,
        String onThisPage,
        String pages,
        String previous,
        String next,
        String languages,
        String search,
        String results,
        String nothing,
        String found) {

    private static final Labels EN = new Labels(
            "Contents",
            "On this page",
            "Pages",
            "Previous",
            "Next",
            "Languages",
            "Search ( / )",
            "Results",
            "Nothing found.",
            "Found: ");

    private static final Labels ZH =
            new Labels("目录", "本页内容", "前后页", "上一页", "下一页", "语言", "搜索（按 /）", "搜索结果", "没有找到。", "找到：");

    static Labels in(Language language) {
        return language == Language.ZH ? ZH : EN;
    }
}
