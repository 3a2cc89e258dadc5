package engram.cuda.library;

import jcuda.nvrtc.JNvrtc;
import jcuda.nvrtc.nvrtcProgram;

/** NVRTC 12 through JCuda. */
final class JCudaNvrtc extends Nvrtc {

    private final String version;

    JCudaNvrtc() {
        JNvrtc.setExceptionsEnabled(false);
        int[] major = new int[1];
        int[] minor = new int[1];
        check(JNvrtc.nvrtcVersion(major, minor), "nvrtcVersion");
        version = major[0] + "." + minor[0];
    }

    @Override
    String version() {
        return version;
    }

    @Override
    int[] architectures() {
        int[] count = new int[1];
        check(JNvrtc.nvrtcGetNumSupportedArchs(count), "nvrtcGetNumSupportedArchs");
        int[] architectures = new int[count[0]];
        check(JNvrtc.nvrtcGetSupportedArchs(architectures), "nvrtcGetSupportedArchs");
        return architectures;
    }

    @Override
    Program program(String source, String file) {
        nvrtcProgram program = new nvrtcProgram();
        check(JNvrtc.nvrtcCreateProgram(program, source, file, 0, null, null), "nvrtcCreateProgram");
        return new Compiling(program);
    }

    @Override
    String name(int result) {
        return JNvrtc.nvrtcGetErrorString(result);
    }

    private final class Compiling implements Program {

        private final nvrtcProgram program;
        private final String[] text = new String[1];

        private Compiling(nvrtcProgram program) {
            this.program = program;
        }

        @Override
        public int compile(String... options) {
            return JNvrtc.nvrtcCompileProgram(program, options.length, options);
        }

        @Override
        public String log() {
            check(JNvrtc.nvrtcGetProgramLog(program, text), "nvrtcGetProgramLog");
            return text[0];
        }

        @Override
        public String ptx() {
            check(JNvrtc.nvrtcGetPTX(program, text), "nvrtcGetPTX");
            return text[0];
        }

        @Override
        public void close() {
            check(JNvrtc.nvrtcDestroyProgram(program), "nvrtcDestroyProgram");
        }
    }
}
