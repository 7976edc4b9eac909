package wireup.toolbox;

import com.google.javascript.jscomp.AbstractCompiler;
import com.google.javascript.jscomp.CompilerPass;
import com.google.javascript.jscomp.DiagnosticType;
import com.google.javascript.jscomp.JSError;
import com.google.javascript.jscomp.NodeUtil;
import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules of this repository's JavaScript that the compiler has no check for, one script at a time. */
final class ScriptRules implements CompilerPass {

    private static final DiagnosticType FORBIDDEN =
            DiagnosticType.error("WIREUP_FORBIDDEN", "{0} is not used here: {1}.");
    private static final DiagnosticType UNUSED = DiagnosticType.error("WIREUP_UNUSED", "{0} is never used.");

    private static final Set<String> HTML_FROM_STRINGS = Set.of("innerHTML", "outerHTML", "insertAdjacentHTML");
    private static final Set<String> CODE_FROM_STRINGS = Set.of("eval", "Function");

    private final AbstractCompiler compiler;

    ScriptRules(AbstractCompiler compiler) {
        this.compiler = compiler;
    }

    @Override
    public void process(Node externs, Node root) {
        for (Node script = root.getFirstChild(); script != null; script = script.getNext()) {
            NodeUtil.visitPreOrder(script, this::checkWords);
            checkUse(script);
        }
    }

    private void checkWords(Node node) {
        switch (node.getToken()) {
            case EQ -> forbid(node, "==", "write ===");
            case NE -> forbid(node, "!=", "write !==");
            case GETPROP, OPTCHAIN_GETPROP -> {
                if (HTML_FROM_STRINGS.contains(node.getString())) {
                    forbid(node, node.getString(), "data become text, never HTML");
                }
            }
            case NAME -> {
                if (CODE_FROM_STRINGS.contains(node.getString())) {
                    forbid(node, node.getString(), "data never become code");
                }
            }
            default -> {
                // Any other node is free.
            }
        }
    }

    private void forbid(Node node, String what, String why) {
        compiler.report(JSError.make(node, FORBIDDEN, what, why));
    }

    /** Imports, functions and classes that no other place of the script names. The page may call a classic script's. */
    private void checkUse(Node script) {
        List<Node> declared = new ArrayList<>();
        Set<String> used = new HashSet<>();
        NodeUtil.visitPreOrder(script, node -> {
            if (node.isImportStar()) {
                declared.add(node);
            } else if (node.isName() && !node.getString().isEmpty()) {
                if (isImport(node) || isFunctionOrClass(node)) {
                    declared.add(node);
                } else if (!node.getParent().isImportSpec()) {
                    used.add(node.getString());
                }
            }
        });
        for (Node name : declared) {
            if (!used.contains(name.getString())) {
                compiler.report(JSError.make(name, UNUSED, name.getString()));
            }
        }
    }

    private static boolean isImport(Node name) {
        Node parent = name.getParent();
        return parent.isImport() || (parent.isImportSpec() && name.getNext() == null);
    }

    private static boolean isFunctionOrClass(Node name) {
        Node parent = name.getParent();
        return (NodeUtil.isFunctionDeclaration(parent) || NodeUtil.isClassDeclaration(parent))
                && name.getPrevious() == null
                && !parent.getParent().isExport()
                && !parent.getParent().isScript();
    }
}
