package engram.cuda;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Marks tests that need a GPU. With {@code -Dengram.test.gpu=true} they run on that of this machine; else on its CPU, behind the emulated
 * driver in {@code src/test/cuda}, with the kernels as a C++ compiler makes them of their CUDA sources.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("cuda")
@ExtendWith(OnGpu.Condition.class)
public @interface OnGpu {

    /** Whether the device is a real one. */
    boolean REAL = Boolean.getBoolean("engram.test.gpu");

    /** Loads the emulated driver where no device is wanted. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (REAL) {
                return ConditionEvaluationResult.enabled("on the GPU of this machine");
            }
            if (!CudaOnCpu.hasCompiler()) {
                return ConditionEvaluationResult.disabled("there is neither a GPU nor a C++ compiler (g++) to run its kernels on the CPU");
            }
            CudaOnCpu.load();
            return ConditionEvaluationResult.enabled("on the CPU in place of a GPU");
        }
    }
}
