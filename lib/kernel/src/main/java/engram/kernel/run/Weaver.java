package engram.kernel.run;

import engram.kernel.compile.Source;
import engram.kernel.compile.Wrappers;
import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.FieldBuilder;
import java.lang.classfile.FieldElement;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Label;
import java.lang.classfile.MethodBuilder;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.LocalVariableType;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the code of a cell fit to live in the kernel's process: {@link StopCheck#check} is called at the start of methods and
 * before every jump back, so that it can be stopped; {@code System.exit} ends the cell only, and {@code %env} is obeyed.
 */
public final class Weaver {
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

    private static final ClassDesc TRACES = ClassDesc.of(Traces.class.getName());
    private static final MethodTypeDesc PRINT = MethodTypeDesc.ofDescriptor("(Ljava/lang/Object;)V");
    private static final MethodTypeDesc PRINT_TO = MethodTypeDesc.ofDescriptor("(Ljava/lang/Object;Ljava/lang/Object;)V");
    private static final MethodTypeDesc WITHOUT_KERNEL = MethodTypeDesc
            .ofDescriptor("([Ljava/lang/StackTraceElement;)[Ljava/lang/StackTraceElement;");
    private static final DirectMethodHandleDesc LINK = ConstantDescs.ofCallsiteBootstrap(ClassDesc.of(MethodLinks.class.getName()), "link",
            ConstantDescs.CD_CallSite, ConstantDescs.CD_String);

    private static Replacement replacement(Class<?> owner, String name, String type) {
        return new Replacement(ClassDesc.of(owner.getName()), name, MethodTypeDesc.ofDescriptor(type));
    }

    private final ClassFile classFile;

    /** @param classes gives the code of those classes that cells may name: where two paths join, a type above both is looked for */
    public Weaver(ClassLoader classes) {
        var hierarchy = ClassHierarchyResolver.defaultResolver().orElse(ClassHierarchyResolver.ofResourceParsing(classes));
        classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy));
    }

    /**
     * The code of a class of a cell, made fit.
     *
     * @param source where it comes from: stacks tell lines of the cell
     * @param links  knows the methods of cells
     * @param named  whether the names of local variables are kept, for messages
     */
    public byte[] weave(byte[] bytecode, Source source, MethodLinks links, boolean named) {
        var model = classFile.parse(bytecode);
        var wrapper = Wrappers.of(model.thisClass().asInternalName().replace('/', '.'));
        return opened(classFile, model, Optional.of(source.cell().name()), (method, made, code) -> made.transformCode(code,
                CodeTransform.ofStateful(() -> new Checks(source, wrapper, links, named, isForwarder(model, method) ? 0 : firstLine(code),
                        method.methodName().equalsString(Wrappers.RUN)))));
    }

    /**
     * The code of a class of a cell as it was compiled, for whoever reads it: with the lines of the cell, and calls of other cells' methods led to the
     * form in which these were declared last.
     */
    public byte[] readable(byte[] bytecode, Source source, MethodLinks links) {
        var model = classFile.parse(bytecode);
        var wrapper = Wrappers.of(model.thisClass().asInternalName().replace('/', '.'));
        return classFile.transformClass(model, ClassTransform.transformingMethodBodies((code, element) -> {
            switch (element) {
                case LineNumber line -> code.lineNumber(source.line(line.line()));
                // a method that nobody can call any more gets an owner that is no class
                case InvokeInstruction call when call.opcode() == Opcode.INVOKESTATIC && !owner(call).equals(wrapper)
                        && links.isLinked(owner(call)) -> code.invokestatic(
                        ClassDesc.of(links.latest(owner(call), call.type().stringValue()).map(Wrappers::qualified).orElse("Withdrawn")),
                        call.name().stringValue(), call.typeSymbol());
                default -> code.with(element);
            }
        }));
    }

    private static String owner(InvokeInstruction call) {
        var owner = call.owner().asInternalName().replace('/', '.');
        return Wrappers.isOfCell(owner) ? Wrappers.of(owner) : "";
    }

    /** Whether the method only leads to one of another cell: it has no lines, so that stacks are told without it. */
    private static boolean isForwarder(ClassModel type, MethodModel method) {
        return type.thisClass().asInternalName().lastIndexOf('$') == type.thisClass().asInternalName().indexOf('$')
                && method.flags().has(AccessFlag.PRIVATE) && method.flags().has(AccessFlag.STATIC) && !method.flags().has(AccessFlag.SYNTHETIC);
    }

    private static int firstLine(CodeModel code) {
        return code.elementStream().filter(LineNumber.class::isInstance).mapToInt(each -> ((LineNumber) each).line()).findFirst().orElse(0);
    }

    /** The code of a class of a cell with everything open that is not private, for a compiler that looks from another package. */
    public static byte[] open(byte[] bytecode) {
        var plain = ClassFile.of();
        return opened(plain, plain.parse(bytecode), Optional.empty(), (_, made, code) -> made.with(code));
    }

    private interface Body {
        void of(MethodModel method, MethodBuilder made, CodeModel code);
    }

    /** @param file what stacks call the file, where it is to be another one */
    private static byte[] opened(ClassFile classFile, ClassModel model, Optional<String> file, Body body) {
        return classFile.transformClass(model, (builder, element) -> {
            switch (element) {
                case AccessFlags flags -> builder.withFlags(opened(flags.flagsMask()));
                case SourceFileAttribute _ when file.isPresent() -> builder.with(SourceFileAttribute.of(file.get()));
                case InnerClassesAttribute inner -> builder.with(opened(inner));
                case FieldModel field -> builder.transformField(field, Weaver::open);
                case MethodModel method -> builder.transformMethod(method, (made, part) -> {
                    switch (part) {
                        case AccessFlags flags -> made.withFlags(opened(flags.flagsMask()));
                        case CodeModel code -> body.of(method, made, code);
                        default -> made.with(part);
                    }
                });
                default -> builder.with(element);
            }
        });
    }

    private static void open(FieldBuilder builder, FieldElement element) {
        switch (element) {
            case AccessFlags flags -> builder.withFlags(opened(flags.flagsMask()));
            default -> builder.with(element);
        }
    }

    private static InnerClassesAttribute opened(InnerClassesAttribute inner) {
        return InnerClassesAttribute.of(inner.classes().stream()
                .map(each -> InnerClassInfo.of(each.innerClass(), each.outerClass(), each.innerName(),
                each.innerClass().asInternalName().startsWith(Wrappers.PACKAGE + "/") ? opened(each.flagsMask()) : each.flagsMask())).toList());
    }

    /** Cells share a package when they are compiled, but for the JVM each loader has its own: what was open to the package is open to all. */
    private static int opened(int flags) {
        return (flags & ClassFile.ACC_PRIVATE) != 0 ? flags : flags & ~ClassFile.ACC_PROTECTED | ClassFile.ACC_PUBLIC;
    }

    private static final class Checks implements CodeTransform {
        private final Set<Label> passed = new HashSet<>();
        private final Source source;
        private final String wrapper;
        private final MethodLinks links;
        private final boolean named;
        private final int firstLine;
        private final boolean runsOnce;

        Checks(Source source, String wrapper, MethodLinks links, boolean named, int firstLine, boolean runsOnce) {
            this.source = source;
            this.wrapper = wrapper;
            this.links = links;
            this.named = named;
            this.firstLine = firstLine;
            this.runsOnce = runsOnce;
        }

        @Override
        public void atStart(CodeBuilder code) {
            if (firstLine > 0) {
                code.lineNumber(source.line(firstLine));
            }
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
                case InvokeInstruction call when isGetStackTrace(call) -> {
                    code.with(call);
                    code.invokestatic(TRACES, "withoutKernel", WITHOUT_KERNEL);
                }
                case InvokeInstruction call when isPrintStackTrace(call) -> {
                    var type = call.typeSymbol();
                    code.invokestatic(TRACES, "print", type.parameterCount() == 0 ? PRINT : PRINT_TO);
                }
                case InvokeInstruction call when !runsOnce && isOfCells(call) -> code.invokedynamic(DynamicCallSiteDesc.of(
                        LINK, call.name().stringValue(), call.typeSymbol(), Wrappers.of(call.owner().asInternalName().replace('/', '.'))));
                case LocalVariable _ when !named -> { }
                case LocalVariableType _ when !named -> { }
                case LineNumber _ when firstLine == 0 -> { }
                case LineNumber line -> code.lineNumber(source.line(line.line()));
                default -> code.with(element);
            }
        }

        /** Whether a method that another cell, or another piece of this one, has declared is called. */
        private boolean isOfCells(InvokeInstruction call) {
            var owner = call.owner().asInternalName().replace('/', '.');
            return call.opcode() == Opcode.INVOKESTATIC && Wrappers.isOfCell(owner)
                    && !Wrappers.of(owner).equals(wrapper) && links.isLinked(Wrappers.of(owner));
        }

        private static boolean isPrintStackTrace(InvokeInstruction call) {
            var type = call.type().stringValue();
            return call.name().equalsString("printStackTrace") && call.opcode() == Opcode.INVOKEVIRTUAL
                    && (type.equals("()V") || type.equals("(Ljava/io/PrintStream;)V") || type.equals("(Ljava/io/PrintWriter;)V"));
        }

        private static boolean isGetStackTrace(InvokeInstruction call) {
            return call.name().equalsString("getStackTrace") && call.opcode() == Opcode.INVOKEVIRTUAL
                    && call.type().equalsString("()[Ljava/lang/StackTraceElement;");
        }

        private static String name(InvokeInstruction call) {
            return call.owner().asInternalName() + "." + call.name().stringValue() + call.type().stringValue();
        }

        private static void check(CodeBuilder code) {
            code.invokestatic(STOP_CHECK, "check", ConstantDescs.MTD_void);
        }
    }
}
