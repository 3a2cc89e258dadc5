// NVRTC that understands marks instead of CUDA: a line of the source with "ERROR text" is an error of that text, and a source with
// BUILTINS fails as NVRTC does without its libnvrtc-builtins. Any other source becomes PTX that repeats the option. Compiled once for
// each soname, with -DMAJOR=12 or 13, and once -DWITHOUT_PTX.
#include <cstring>
#include <sstream>
#include <string>

enum Result { SUCCESS = 0, COMPILATION = 6, BUILTIN_OPERATION_FAILURE = 7 };

struct Program {
    std::string source, file, log, ptx;
};

static const int ARCHITECTURES[] = {75, 80, 90};

extern "C" {
int nvrtcVersion(int *major, int *minor) {
    *major = MAJOR;
    *minor = 6;
    return SUCCESS;
}

const char *nvrtcGetErrorString(int result) {
    return result == BUILTIN_OPERATION_FAILURE ? "NVRTC_ERROR_BUILTIN_OPERATION_FAILURE" : "NVRTC_ERROR";
}

int nvrtcGetNumSupportedArchs(int *count) {
    *count = sizeof ARCHITECTURES / sizeof *ARCHITECTURES;
    return SUCCESS;
}

int nvrtcGetSupportedArchs(int *architectures) {
    std::memcpy(architectures, ARCHITECTURES, sizeof ARCHITECTURES);
    return SUCCESS;
}

int nvrtcCreateProgram(Program **program, const char *source, const char *file, int, const char *const *, const char *const *) {
    *program = new Program{source, file, "", ""};
    return SUCCESS;
}

int nvrtcCompileProgram(Program *program, int, const char *const *options) {
    if (program->source.find("BUILTINS") != std::string::npos) {
        program->log = "nvrtc: error: failed to open libnvrtc-builtins.so.12.6.\n  Make sure that it is installed correctly.";
        return BUILTIN_OPERATION_FAILURE;
    }
    std::istringstream lines(program->source);
    std::string line;
    int errors = 0;
    for (int number = 1; std::getline(lines, line); number++) {
        size_t mark = line.find("ERROR ");
        if (mark != std::string::npos) {
            program->log += program->file + "(" + std::to_string(number) + "): error: " + line.substr(mark + 6) + "\n  " + line + "\n\n";
            errors++;
        }
    }
    if (errors > 0) {
        program->log += std::to_string(errors) + " errors detected in the compilation of \"" + program->file + "\".\n";
        return COMPILATION;
    }
    program->ptx = std::string(".version 7.0 // ") + options[0];
    return SUCCESS;
}

int nvrtcGetProgramLogSize(Program *program, size_t *size) {
    *size = program->log.size() + 1;
    return SUCCESS;
}

int nvrtcGetProgramLog(Program *program, char *log) {
    std::strcpy(log, program->log.c_str());
    return SUCCESS;
}

int nvrtcGetPTXSize(Program *program, size_t *size) {
    *size = program->ptx.size() + 1;
    return SUCCESS;
}

#ifndef WITHOUT_PTX
int nvrtcGetPTX(Program *program, char *ptx) {
    std::strcpy(ptx, program->ptx.c_str());
    return SUCCESS;
}
#endif

int nvrtcDestroyProgram(Program **program) {
    delete *program;
    *program = nullptr;
    return SUCCESS;
}
}
