package wireup.toolbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.javascript.jscomp.CheckLevel;
import com.google.javascript.jscomp.CommandLineRunner;
import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.CustomPassExecutionTime;
import com.google.javascript.jscomp.DiagnosticGroup;
import com.google.javascript.jscomp.DiagnosticGroups;
import com.google.javascript.jscomp.Result;
import com.google.javascript.jscomp.SourceFile;
import com.google.javascript.jscomp.deps.ModuleLoader.ResolutionMode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The pages' JavaScript, read by the Closure Compiler. It knows a browser's globals; our JSDoc is prose to it. */
class ScriptsTest {

    private static final Path WEB = LinksTest.ROOT.resolve("web");
    private static final Pattern INLINE =
            Pattern.compile("<script(?: type=\"module\")?>(.*?)</script>", Pattern.DOTALL);

    private static final List<DiagnosticGroup> CHECKS = List.of(
            DiagnosticGroups.CHECK_REGEXP,
            DiagnosticGroups.CHECK_USELESS_CODE,
            DiagnosticGroups.CHECK_VARIABLES,
            DiagnosticGroups.CONST,
            DiagnosticGroups.DEBUGGER_STATEMENT_PRESENT,
            DiagnosticGroups.DUPLICATE_VARS,
            DiagnosticGroups.ES5_STRICT,
            DiagnosticGroups.FUNCTION_PARAMS,
            DiagnosticGroups.LINT_VAR_DECLARATIONS,
            DiagnosticGroups.MODULE_IMPORT,
            DiagnosticGroups.MODULE_LOAD,
            DiagnosticGroups.SUSPICIOUS_CODE,
            DiagnosticGroups.UNDEFINED_VARIABLES,
            DiagnosticGroups.UNUSED_LOCAL_VARIABLE);

    @Test
    @DisplayName("The pages' scripts have nothing undeclared, unused, unreachable, loose or made from strings")
    void pages() throws IOException {
        List<SourceFile> scripts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(WEB)) {
            for (Path file : files.sorted().toList()) {
                String name = WEB.relativize(file).toString();
                if (name.endsWith(".js")) {
                    scripts.add(SourceFile.fromCode(name, Files.readString(file)));
                } else if (name.endsWith(".html")) {
                    scripts.addAll(inline(name, Files.readString(file)));
                }
            }
        }
        assertThat(scripts).hasSizeGreaterThan(10);
        assertThat(findings(scripts)).isEmpty();
    }

    @Test
    @DisplayName("What the rules forbid is found, with its file and its line")
    void mistakes() throws IOException {
        String script = """
                import { here, there } from "./other.js";
                import * as all from "./other.js";
                import { nothing } from "./nowhere.js";
                const unused = 1;
                function uncalled() {}
                export function mistakes(list) {
                  var old = list != here;
                  list.innerHTML = eval(old);
                  return undeclared;
                  mistakes(list);
                }
                """;
        SourceFile other = SourceFile.fromCode("other.js", "export const here = 1;");
        SourceFile page = inline("page.html", "<p>\n<script>\n  console.log(1 == 2);</script>")
                .getFirst();
        assertThat(findings(List.of(SourceFile.fromCode("it.js", script), other, page)))
                .containsExactlyInAnyOrder(
                        "it.js:1 Requested module does not have an export \"there\".",
                        "it.js:1 there is never used.",
                        "it.js:2 The module \"./other.js\" has already been imported at 1, 0.",
                        "it.js:2 all is never used.",
                        "it.js:3 Failed to load module \"./nowhere.js\"",
                        "it.js:3 nothing is never used.",
                        "it.js:4 Value assigned to local variable unused is never read",
                        "it.js:5 uncalled is never used.",
                        "it.js:7 != is not used here: write !==.",
                        "it.js:7 Using `var` (prefer `const` or `let`).",
                        "it.js:8 eval is not used here: data never become code.",
                        "it.js:8 innerHTML is not used here: data become text, never HTML.",
                        "it.js:9 variable undeclared is undeclared",
                        "it.js:10 unreachable code",
                        "page.html:3 == is not used here: write ===.");
        assertThat(findings(List.of(SourceFile.fromCode("broken.js", "export const x = ;"))))
                .contains("broken.js:1 Parse error. primary expression expected");
    }

    /** The classic scripts of a page, on the lines where the page has them. */
    private static List<SourceFile> inline(String name, String html) {
        List<SourceFile> scripts = new ArrayList<>();
        Matcher script = INLINE.matcher(html);
        while (script.find()) {
            String before = html.substring(0, script.start(1)).replaceAll("[^\n]", "");
            scripts.add(SourceFile.fromCode(name, before + script.group(1)));
        }
        return scripts;
    }

    private static List<String> findings(List<SourceFile> scripts) throws IOException {
        Compiler compiler = new Compiler(new PrintStream(OutputStream.nullOutputStream()));
        CompilerOptions options = new CompilerOptions();
        options.setLanguageIn(CompilerOptions.LanguageMode.ECMASCRIPT_NEXT);
        options.setLanguageOut(CompilerOptions.LanguageMode.NO_TRANSPILE);
        options.setModuleResolutionMode(ResolutionMode.BROWSER);
        options.setChecksOnly(true);
        options.setContinueAfterErrors(true);
        options.setCheckSymbols(true);
        CHECKS.forEach(check -> options.setWarningLevel(check, CheckLevel.ERROR));
        // Last, since some checks would switch it on: without types in the JSDoc it has nothing to say.
        options.setWarningLevel(DiagnosticGroups.CHECK_TYPES, CheckLevel.OFF);
        options.addCustomPass(CustomPassExecutionTime.BEFORE_CHECKS, new ScriptRules(compiler));
        List<SourceFile> browser = CommandLineRunner.getBuiltinExterns(CompilerOptions.Environment.BROWSER);
        Result result = compiler.compile(browser, scripts, options);
        return Stream.concat(result.errors.stream(), result.warnings.stream())
                .map(error -> error.sourceName() + ":" + error.lineno() + " " + error.description())
                .distinct()
                .toList();
    }
}
