package engram.cuda.library;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;

/** Any version of NVRTC, such as 13, through the foreign-function API. */
final class ForeignNvrtc extends Nvrtc {

    private final SharedLibrary library;
    private final String version;

    ForeignNvrtc(SharedLibrary library) {
        this.library = library;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment major = arena.allocate(JAVA_INT);
            MemorySegment minor = arena.allocate(JAVA_INT);
            check(function("nvrtcVersion", ADDRESS, ADDRESS).call(major, minor), "nvrtcVersion");
            version = major.get(JAVA_INT, 0) + "." + minor.get(JAVA_INT, 0);
        }
    }

    @Override
    String version() {
        return version;
    }

    @Override
    int[] architectures() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment count = arena.allocate(JAVA_INT);
            check(function("nvrtcGetNumSupportedArchs", ADDRESS).call(count), "nvrtcGetNumSupportedArchs");
            MemorySegment architectures = arena.allocate(JAVA_INT, count.get(JAVA_INT, 0));
            check(function("nvrtcGetSupportedArchs", ADDRESS).call(architectures), "nvrtcGetSupportedArchs");
            return architectures.toArray(JAVA_INT);
        }
    }

    @Override
    Program program(String source, String file) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment created = arena.allocate(ADDRESS);
            NativeFunction create = function("nvrtcCreateProgram", ADDRESS, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS);
            check(create.call(created, arena.allocateFrom(source), arena.allocateFrom(file), 0, MemorySegment.NULL,
                    MemorySegment.NULL), "nvrtcCreateProgram");
            return new Compiling(created.get(ADDRESS, 0));
        }
    }

    @Override
    @SuppressWarnings("restricted") // a C string does not say how long it is
    String name(int result) {
        MemorySegment name = (MemorySegment) library.function("nvrtcGetErrorString", FunctionDescriptor.of(ADDRESS, JAVA_INT))
                .result(result);
        return name.reinterpret(Long.MAX_VALUE).getString(0);
    }

    private NativeFunction function(String name, MemoryLayout... arguments) {
        return library.function(name, FunctionDescriptor.of(JAVA_INT, arguments));
    }

    private final class Compiling implements Program {

        private final MemorySegment program;

        private Compiling(MemorySegment program) {
            this.program = program;
        }

        @Override
        public int compile(String... options) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment texts = arena.allocate(ADDRESS, options.length);
                for (int k = 0; k < options.length; k++) texts.setAtIndex(ADDRESS, k, arena.allocateFrom(options[k]));
                return function("nvrtcCompileProgram", ADDRESS, JAVA_INT, ADDRESS).call(program, options.length, texts);
            }
        }

        @Override
        public String log() {
            return text("nvrtcGetProgramLog");
        }

        @Override
        public String ptx() {
            return text("nvrtcGetPTX");
        }

        /** The text that one function returns and another, called like it with Size, measures. */
        private String text(String name) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment size = arena.allocate(JAVA_LONG);
                check(function(name + "Size", ADDRESS, ADDRESS).call(program, size), name + "Size");
                MemorySegment text = arena.allocate(size.get(JAVA_LONG, 0));
                check(function(name, ADDRESS, ADDRESS).call(program, text), name);
                return text.getString(0);
            }
        }

        @Override
        public void close() {
            try (Arena arena = Arena.ofConfined()) {
                check(function("nvrtcDestroyProgram", ADDRESS).call(arena.allocateFrom(ADDRESS, program)), "nvrtcDestroyProgram");
            }
        }
    }
}
