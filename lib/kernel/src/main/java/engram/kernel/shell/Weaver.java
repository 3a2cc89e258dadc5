package engram.kernel.shell;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.HashSet;
import java.util.Set;

/** Makes the code of a cell stoppable: {@link StopCheck#check} is called at the start of methods and before every jump back. */
final class Weaver {
    private static final ClassDesc STOP_CHECK = ClassDesc.of(StopCheck.class.getName());

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
                case LabelTarget target -> passed.add(target.label());
                case BranchInstruction jump when passed.contains(jump.target()) -> check(code);
                default -> { }
            }
            code.with(element);
        }

        private static void check(CodeBuilder code) {
            code.invokestatic(STOP_CHECK, "check", ConstantDescs.MTD_void);
        }
    }
}
