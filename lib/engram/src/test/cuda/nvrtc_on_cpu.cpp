// NVRTC, libnvrtc.so.12, that lets the C++ compiler make a kernel of CUDA C for the driver in driver_on_cpu.cpp: its "PTX" declares the kernels
// and names the library in which they are. Compiled with -DSOURCES, where on_cpu.h is, and -DFOLDER, where libcuda.so.1 is and these libraries go.
#include <unistd.h>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <regex>
#include <string>

enum Result { SUCCESS = 0, COMPILATION = 6 };

struct Program {
  std::string source, log, ptx;
};

namespace {

int made;

/** What a macro of the source stands for; the name itself where there is none. */
std::string meaning(const std::string &source, const std::string &name) {
  std::smatch found;
  return std::regex_search(source, found, std::regex("#define " + name + " (\\w+)")) ? found[1].str() : name;
}

const char *type(const std::string &parameter) {
  auto has = [&](const char *word) { return parameter.find(word) != std::string::npos; };
  return has("*") || has("long") || has("size_t") ? "u64" : has("double") ? "f64" : has("float") ? "f32" : "u32";
}

std::string text_of(const std::string &file) {
  std::ifstream stream(file);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

extern "C" {
int nvrtcVersion(int *major, int *minor) {
  *major = 12;
  *minor = 6;
  return SUCCESS;
}
const char *nvrtcGetErrorString(int) { return "NVRTC_ERROR"; }
int nvrtcGetNumSupportedArchs(int *count) {
  *count = 1;
  return SUCCESS;
}
int nvrtcGetSupportedArchs(int *architectures) {
  *architectures = 75;
  return SUCCESS;
}
int nvrtcCreateProgram(Program **program, const char *source, const char *, int, const char *const *, const char *const *) {
  *program = new Program{source, "", ""};
  return SUCCESS;
}
int nvrtcCompileProgram(Program *program, int, const char *const *) {
  std::string name = FOLDER "/compiled-" + std::to_string(getpid()) + "-" + std::to_string(made++), calls, declared;
  const std::string &source = program->source;
  std::regex kernel("__global__\\s+void\\s+(?:__launch_bounds__\\s*\\([^)]*\\)\\s*)?(\\w+)\\s*\\(([^)]*)\\)");
  for (auto found = std::sregex_iterator(source.begin(), source.end(), kernel); found != std::sregex_iterator(); ++found) {
    std::string called = meaning(source, (*found)[1].str()), parameters = (*found)[2].str(), list;
    for (size_t at = 0, number = 0; !parameters.empty() && at <= parameters.size(); number++) {
      size_t end = std::min(parameters.find(',', at), parameters.size());
      list += std::string(number ? ",\n" : "\n") + "\t.param ." + type(parameters.substr(at, end - at)) + " " + called + "_param_" + std::to_string(number);
      at = end + 1;
    }
    declared += ".visible .entry " + called + "(" + list + "\n)\n{\n\tret;\n}\n";
    calls += "static on_cpu::Registration registered_" + called + "(\"" + called + "\", " + called + ");\n";
  }
  std::ofstream(name + ".cpp") << "#include \"on_cpu.h\"\nnamespace {\n#line 1 \"kernel.cu\"\n" << source << "\n" << calls << "}\n";
  std::string command = "g++ -std=c++17 -O2 -march=native -ffp-contract=off -w -fPIC -shared -I" SOURCES " -o " + name + ".so " + name + ".cpp -L" FOLDER
      " -l:libcuda.so.1 >" + name + ".log 2>&1";
  if (std::system(command.c_str()) != 0) {
    program->log = text_of(name + ".log");
    return COMPILATION;
  }
  unlink((name + ".cpp").c_str());
  unlink((name + ".log").c_str());
  program->ptx = ".version 7.0\n.target sm_75\n.address_size 64\n// on_cpu: " + name + ".so\n" + declared;
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
int nvrtcGetPTX(Program *program, char *ptx) {
  std::strcpy(ptx, program->ptx.c_str());
  return SUCCESS;
}
int nvrtcDestroyProgram(Program **program) {
  delete *program;
  *program = nullptr;
  return SUCCESS;
}
}
