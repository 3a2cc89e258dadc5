package engram.kernel.shell;

import java.lang.classfile.ClassFile;
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
 * before every jump back, so that it can be stopped, and {@code System.exit} ends the cell only.
 */
final class Weaver {
    private static final ClassDesc STOP_CHECK = ClassDesc.of(StopCheck.class.getName());
    private static final ClassDesc EXIT = ClassDesc.of(CellExit.class.getName());
    private static final MethodTypeDesc STATUS = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
    private static final MethodTypeDesc RUNTIME_AND_STATUS =
            MethodTypeDesc.of(ConstantDescs.CD_void, ClassDesc.of("java.lang.Runtime"), ConstantDescs.CD_int);
    /** Calls that would end the process, and what is called in their place with the same operands. */
    private static final Map<String, MethodTypeDesc> EXITS = Map.of(
            "java/lang/System.exit", STATUS,
            "java/lang/Runtime.exit", RUNTIME_AND_STATUS,
            "java/lang/Runtime.halt", RUNTIME_AND_STATUS);

    private final ClassFile classFile = ClassFile.of();

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
                case InvokeInstruction call when EXITS.containsKey(name(call)) ->
                        code.invokestatic(EXIT, "exit", EXITS.get(name(call)));
                default -> code.with(element);
            }
        }

        private static String name(InvokeInstruction call) {
            return call.owner().asInternalName() + "." + call.name().stringValue();
        }

        private static void check(CodeBuilder code) {
            code.invokestatic(STOP_CHECK, "check", ConstantDescs.MTD_void);
        }
    }
}
