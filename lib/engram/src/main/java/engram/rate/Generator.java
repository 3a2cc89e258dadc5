package engram.rate;

import engram.math.ExpReduction;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Writes a class for one formula: a loop over vectors in which every operation of the formula stands as a call of the JDK's vectors, and the elementary
 * functions as the steps of {@code engram.math}, so that the bits are the same. The loop is flat because HotSpot does not inline what calls so much.
 */
final class Generator {
    /** What can be written; a formula with anything else is left to {@link Blocks}. */
    private static final Set<Operation> WRITTEN = EnumSet.complementOf(EnumSet.of(Operation.LOG, Operation.SIN, Operation.COS, Operation.TANH));

    /** More exponentials than these in one loop are not compiled well. */
    private static final int MOST = 12;

    /** Methods of more bytes are never compiled, and formulas of more parts need too many. */
    private static final int MOST_BYTES = 8000, MOST_PARTS = 1000;

    private static final Set<Operation> EXPONENTIALS = EnumSet.of(Operation.EXP, Operation.EXPM1, Operation.LOGISTIC, Operation.EXPRELR);

    private static final ClassDesc VECTOR = of(DoubleVector.class), LONGS = of(LongVector.class), ANY = of(Vector.class), MASK = of(VectorMask.class),
            SPECIES = of(VectorSpecies.class), OPERATORS = of(VectorOperators.class), TERNARY = of(VectorOperators.Ternary.class),
            BINARY = of(VectorOperators.Binary.class), COMPARISON = of(VectorOperators.Comparison.class), D = ConstantDescs.CD_double, J = ConstantDescs.CD_long,
            I = ConstantDescs.CD_int, DOUBLES = D.arrayType();
    private static final int INPUTS = 1, OUT = 2, AT = 3, TO = 4, FIRST_FREE = 5;

    private final List<Formula> parts;
    private final Map<Formula, Integer> slots = new IdentityHashMap<>();
    private final int lanes = DoubleVector.SPECIES_PREFERRED.length();
    private CodeBuilder code;
    private Label strange;
    private int free = FIRST_FREE;

    private Generator(Formula formula) { parts = formula.parts(); }

    private static ClassDesc of(Class<?> type) { return type.describeConstable().orElseThrow(); }

    /** Whether a class can be written for a formula. */
    static boolean canWrite(Formula formula) {
        var parts = formula.parts();
        return DoubleVector.SPECIES_PREFERRED.length() > 2 && parts.size() <= MOST_PARTS && parts.stream().allMatch(part -> WRITTEN.contains(part.operation()))
                && parts.stream().filter(part -> EXPONENTIALS.contains(part.operation())).count() <= MOST;
    }

    /** The class, ready to run, though not compiled by the JVM yet; empty where the JVM would not compile it. */
    static Optional<Kernel> write(Formula formula) {
        byte[] bytes = ClassFile.of().build(ClassDesc.of("engram.rate.Generated"), type -> type.withInterfaceSymbols(of(Kernel.class))
                .withMethodBody(ConstantDescs.INIT_NAME, ConstantDescs.MTD_void, ClassFile.ACC_PUBLIC,
                        body -> body.aload(0).invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void).return_())
                .withMethodBody("run", MethodTypeDesc.of(I, DOUBLES.arrayType(), DOUBLES, I, I), ClassFile.ACC_PUBLIC, new Generator(formula)::run));
        boolean isLarge = ClassFile.of().parse(bytes).methods().stream().flatMap(method -> method.findAttribute(Attributes.code()).stream())
                .anyMatch(code -> code.codeLength() > MOST_BYTES);
        try {
            if (isLarge) return Optional.empty();
            return Optional.of((Kernel) MethodHandles.lookup().defineHiddenClass(bytes, true).lookupClass().getConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("the generated class can't be made", e);
        }
    }

    /** for (; at <= to - lanes; at += lanes) { … } return at; */
    private void run(CodeBuilder builder) {
        code = builder;
        strange = code.newLabel();
        Label top = code.newLabel();
        for (Formula part : parts)
            if (part.operation() == Operation.VARIABLE) {
                slots.put(part, free++);
                code.aload(INPUTS).loadConstant(part.variable()).aaload().astore(slots.get(part));
            }
        code.labelBinding(top).iload(AT).iload(TO).loadConstant(lanes).isub().if_icmpgt(strange);
        var loaded = new IdentityHashMap<Formula, Integer>();
        for (Formula part : parts) {
            if (part.operation() == Operation.CONSTANT) continue;
            if (part.operation() == Operation.VARIABLE) {
                species().aload(slots.get(part)).iload(AT).invokestatic(VECTOR, "fromArray", MethodTypeDesc.of(VECTOR, SPECIES, DOUBLES, I));
                loaded.put(part, free);
            } else {
                write(part, loaded);
                loaded.put(part, free);
            }
            code.astore(free++);
        }
        load(parts.getLast(), loaded);
        code.aload(OUT).iload(AT).invokevirtual(VECTOR, "intoArray", MethodTypeDesc.of(ConstantDescs.CD_void, DOUBLES, I));
        code.iinc(AT, lanes).goto_(top).labelBinding(strange).iload(AT).ireturn();
    }

    private CodeBuilder species() { return code.getstatic(VECTOR, "SPECIES_PREFERRED", SPECIES); }

    private void load(Formula part, Map<Formula, Integer> loaded) {
        if (part.operation() == Operation.CONSTANT) species().loadConstant(part.constant()).invokestatic(VECTOR, "broadcast", MethodTypeDesc.of(VECTOR, SPECIES, D));
        else code.aload(loaded.get(part));
    }

    /** Leaves the value of a part on the stack. */
    private void write(Formula part, Map<Formula, Integer> loaded) {
        List<Formula> of = part.arguments();
        load(of.getFirst(), loaded);
        switch (part.operation()) {
            case ADD -> with(of.get(1), "add", loaded);
            case SUBTRACT -> with(of.get(1), "sub", loaded);
            case MULTIPLY -> with(of.get(1), "mul", loaded);
            case DIVIDE -> with(of.get(1), "div", loaded);
            case MIN -> with(of.get(1), "min", loaded);
            case MAX -> with(of.get(1), "max", loaded);
            case NEGATE -> call("neg");
            case ABS -> call("abs");
            case SQRT -> call("sqrt");
            case EXP -> exp(store());
            case EXPM1 -> expm1(store());
            case LOGISTIC -> logistic(store());
            case EXPRELR -> exprelr(store());
            case IF_LESS -> choose("LT", of, loaded);
            case IF_AT_MOST -> choose("LE", of, loaded);
            case IF_EQUAL -> choose("EQ", of, loaded);
            default -> throw new AssertionError(part.operation());
        }
    }

    private void with(Formula second, String name, Map<Formula, Integer> loaded) {
        if (second.operation() == Operation.CONSTANT) number(name, second.constant());
        else {
            load(second, loaded);
            code.invokevirtual(VECTOR, name, MethodTypeDesc.of(VECTOR, ANY));
        }
    }

    /** d.blend(c, a.compare(by, b)), with a on the stack. */
    private void choose(String by, List<Formula> of, Map<Formula, Integer> loaded) {
        code.getstatic(OPERATORS, by, COMPARISON);
        load(of.get(1), loaded);
        code.invokevirtual(VECTOR, "compare", MethodTypeDesc.of(MASK, COMPARISON, ANY));
        int mask = store();
        load(of.get(3), loaded);
        load(of.get(2), loaded);
        code.aload(mask).invokevirtual(VECTOR, "blend", MethodTypeDesc.of(VECTOR, ANY, MASK));
    }

    private int store() {
        code.astore(free);
        return free++;
    }

    private Generator call(String name) {
        code.invokevirtual(VECTOR, name, MethodTypeDesc.of(VECTOR));
        return this;
    }

    private Generator number(String name, double by) {
        code.loadConstant(by).invokevirtual(VECTOR, name, MethodTypeDesc.of(VECTOR, D));
        return this;
    }

    private Generator vector(String name, int by) {
        code.aload(by).invokevirtual(VECTOR, name, MethodTypeDesc.of(VECTOR, ANY));
        return this;
    }

    private Generator get(int slot) {
        code.aload(slot);
        return this;
    }

    /** What is on the stack ← itself·a + b. */
    private Generator fma(double a, double b) {
        code.getstatic(OPERATORS, "FMA", TERNARY).loadConstant(a).loadConstant(b).invokevirtual(VECTOR, "lanewise", MethodTypeDesc.of(VECTOR, TERNARY, D, D));
        return this;
    }

    private Generator fmaOfNumber(double a, int b) {
        code.getstatic(OPERATORS, "FMA", TERNARY).loadConstant(a).aload(b).invokevirtual(VECTOR, "lanewise", MethodTypeDesc.of(VECTOR, TERNARY, D, ANY));
        return this;
    }

    private Generator fmaPlusNumber(int a, double b) {
        code.getstatic(OPERATORS, "FMA", TERNARY).aload(a).loadConstant(b).invokevirtual(VECTOR, "lanewise", MethodTypeDesc.of(VECTOR, TERNARY, ANY, D));
        return this;
    }

    private Generator fma(int a, int b) {
        code.getstatic(OPERATORS, "FMA", TERNARY).aload(a).aload(b).invokevirtual(VECTOR, "lanewise", MethodTypeDesc.of(VECTOR, TERNARY, ANY, ANY));
        return this;
    }

    /** Leaves the loop unless every lane of a comparison holds. */
    private void require(int x, boolean absolute, String comparison, double with) {
        get(x);
        if (absolute) call("abs");
        code.getstatic(OPERATORS, comparison, COMPARISON).loadConstant(with).invokevirtual(VECTOR, "compare", MethodTypeDesc.of(MASK, COMPARISON, D))
                .invokevirtual(MASK, "allTrue", MethodTypeDesc.of(ConstantDescs.CD_boolean)).ifeq(strange);
    }

    /** Where x = n·ln 2 + r: 2ⁿ, r, and t = eʳ − 1 − r, as {@link ExpReduction} has them. */
    private record Reduced(int scale, int r, int rest) {}

    private Reduced reduce(int x) {
        require(x, true, "LT", ExpReduction.LIMIT);
        int shifted = get(x).fma(ExpReduction.LOG2_E, ExpReduction.SHIFT).store();
        int n = get(shifted).number("sub", ExpReduction.SHIFT).store();
        int coarse = get(n).fmaOfNumber(-ExpReduction.LN2_HIGH, x).store();
        int r = get(n).fmaOfNumber(-ExpReduction.LN2_LOW, coarse).store();
        int difference = get(coarse).vector("sub", r).store();
        int lost = get(n).fmaOfNumber(-ExpReduction.LN2_LOW, difference).store();
        double[] c = {ExpReduction.C10, ExpReduction.C9, ExpReduction.C8, ExpReduction.C7, ExpReduction.C6, ExpReduction.C5, ExpReduction.C4, ExpReduction.C3, ExpReduction.C2};
        get(r).fma(ExpReduction.C12, ExpReduction.C11);
        for (double coefficient : c) fmaPlusNumber(r, coefficient);
        int q = store();
        int rest = get(r).vector("mul", r).fma(q, lost).store();
        code.aload(shifted).invokevirtual(VECTOR, "reinterpretAsLongs", MethodTypeDesc.of(LONGS)).getstatic(OPERATORS, "LSHL", BINARY).loadConstant(52L)
                .invokevirtual(LONGS, "lanewise", MethodTypeDesc.of(LONGS, BINARY, J)).loadConstant(ExpReduction.ONE)
                .invokevirtual(LONGS, "add", MethodTypeDesc.of(LONGS, J)).invokevirtual(LONGS, "reinterpretAsDoubles", MethodTypeDesc.of(VECTOR));
        return new Reduced(store(), r, rest);
    }

    /** 2ⁿ·(r + t) + 2ⁿ. */
    private void exp(int x) {
        Reduced by = reduce(x);
        int sum = get(by.r).vector("add", by.rest).store();
        get(by.scale).fma(sum, by.scale);
    }

    /** (2ⁿ − 1) + 2ⁿ·r + 2ⁿ·t, as {@link engram.math.Expm1} adds it up. */
    private void minusOne(int x) {
        Reduced by = reduce(x);
        int first = get(by.scale).number("sub", 1).store();
        int large = get(by.scale).fma(by.r, first).store();
        int negligible = get(first).vector("sub", large).store();
        int missing = get(by.scale).fma(by.r, negligible).store();
        int small = get(by.scale).fma(by.rest, missing).store();
        get(large).vector("add", small);
    }

    /** eˣ − 1; the sign of a zero is kept elsewhere. */
    private void expm1(int x) {
        require(x, false, "NE", 0);
        minusOne(x);
    }

    /** x/(eˣ − 1), as {@link engram.math.Exprelr}. */
    private void exprelr(int x) {
        require(x, false, "NE", 0);
        minusOne(x);
        int denominator = store();
        get(x).vector("div", denominator);
    }

    /** 1/(1 + e⁻ˣ), as {@link engram.math.Logistic}. */
    private void logistic(int x) {
        int minus = get(x).call("neg").store();
        Reduced by = reduce(minus);
        species().loadConstant(1.0).invokestatic(VECTOR, "broadcast", MethodTypeDesc.of(VECTOR, SPECIES, D));
        int one = store();
        int large = get(by.scale).number("add", 1).store();
        int kept = get(large).vector("sub", by.scale).store();
        int lost = get(one).vector("sub", kept).store();
        int sum = get(by.r).vector("add", by.rest).store();
        int small = get(by.scale).fma(sum, lost).store();
        int denominator = get(large).vector("add", small).store();
        get(one).vector("div", denominator);
    }
}
