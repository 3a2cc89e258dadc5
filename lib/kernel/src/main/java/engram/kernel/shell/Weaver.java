package engram.kernel.shell;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Makes the code of a cell fit to live in the kernel's process: {@link StopCheck#check} is called at the start of methods and
 * before every jump back, so that it can be stopped; {@code System.exit} ends the cell only, and {@code %env} is obeyed.
 */
final class Weaver {
    private static final ClassDesc STOP_CHECK = ClassDesc.of(StopCheck.class.getName());

    /** A static method that is called in place of another one, with the same operands. */
    private record Replacement(ClassDesc owner, String name, MethodTypeDesc type) { }

    private static final Map<String, Replacement> REPLACED = Map.of(
            "java/lang/System.exit(I)V", replacement(CellExit.class, "exit", "(I)V"),
            "java/lang/Runtime.exit(I)V", replacement(CellExit.class, "exit", "(Ljava/lang/Runtime;I)V"),
            "java/lang/Runtime.halt(I)V", replacement(CellExit.class, "exit", "(Ljava/lang/Runtime;I)V"),
            "java/lang/System.getenv(Ljava/lang/String;)Ljava/lang/String;",
            replacement(CellEnvironment.class, "getenv", "(Ljava/lang/String;)Ljava/lang/String;"),
            "java/lang/System.getenv()Ljava/util/Map;", replacement(CellEnvironment.class, "getenv", "()Ljava/util/Map;"));

    private static Replacement replacement(Class<?> owner, String name, String type) {
        return new Replacement(ClassDesc.of(owner.getName()), name, MethodTypeDesc.ofDescriptor(type));
    }

    private final ClassFile classFile;

    /** @param classes gives the code of those classes that cells may name: where two paths join, a type above both is looked for */
    Weaver(ClassLoader classes) {
        var hierarchy = ClassHierarchyResolver.defaultResolver().orElse(ClassHierarchyResolver.ofResourceParsing(classes));
        classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy));
    }

    byte[] weave(byte[] bytecode) {
        return classFile.transformClass(classFile.parse(bytecode),
                ClassTransform.transformingMethodBodies(CodeTransform.ofStateful(Checks::new)));
    }

    private static final class Checks implements CodeTransform {
        private final Set<Label> passed = new HashSet<>();

        @Override
        public void atStart(CodeBuilder code) {
            check(code);
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            switch (element) {
                case LabelTarget target -> {
                    passed.add(target.label());
                    code.with(target);
                }
                case BranchInstruction jump when passed.contains(jump.target()) -> {
                    check(code);
                    code.with(jump);
                }
                case InvokeInstruction call when REPLACED.containsKey(name(call)) -> {
                    var replacement = REPLACED.get(name(call));
                    code.invokestatic(replacement.owner, replacement.name, replacement.type);
                }
                default -> code.with(element);
            }
        }

        private static String name(InvokeInstruction call) {
            return call.owner().asInternalName() + "." + call.name().stringValue() + call.type().stringValue();
        }

        private static void check(CodeBuilder code) {
            code.invokestatic(STOP_CHECK, "check", ConstantDescs.MTD_void);
        }
    }
}
