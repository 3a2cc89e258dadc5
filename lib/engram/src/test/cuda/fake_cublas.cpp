// The four functions that Engram calls of cuBLAS, on host memory: column-major, in plain loops.
// FAKE_CREATE_STATUS and FAKE_SGEMM_STATUS in the environment let them fail. Compiled once for each soname, and once
// -DWITHOUT_SGEMM. It needs fake_cublaslt.cpp as cuBLAS needs cuBLASLt.
#include <cstdlib>

extern "C" int cublasLtGetVersion();

struct Handle {
    bool hasStream;
};

static int status_from(const char *variable) {
    const char *text = std::getenv(variable);
    return text == nullptr ? 0 : std::atoi(text);
}

extern "C" int cublasCreate_v2(Handle **handle) {
    *handle = new Handle{cublasLtGetVersion() == 0};
    return status_from("FAKE_CREATE_STATUS");
}

extern "C" int cublasSetStream_v2(Handle *handle, void *) {
    handle->hasStream = true;
    return 0;
}

extern "C" int cublasDestroy_v2(Handle *handle) {
    delete handle;
    return 0;
}

#ifndef WITHOUT_SGEMM
extern "C" int cublasSgemm_v2(Handle *handle, int opA, int opB, int m, int n, int k, const float *alpha, const float *a, int lda,
                              const float *b, int ldb, const float *beta, float *c, int ldc) {
    const int invalidValue = 7;
    if (!handle->hasStream || lda < (opA ? k : m) || lda < 1 || ldb < (opB ? n : k) || ldb < 1 || ldc < m) {
        return invalidValue;
    }
    for (int j = 0; j < n; j++) {
        for (int i = 0; i < m; i++) {
            float sum = 0;
            for (int l = 0; l < k; l++) {
                sum += (opA ? a[l + (long) i * lda] : a[i + (long) l * lda]) * (opB ? b[j + (long) l * ldb] : b[l + (long) j * ldb]);
            }
            float *entry = &c[i + (long) j * ldc];
            *entry = *alpha * sum + (*beta == 0 ? 0 : *beta * *entry);
        }
    }
    return status_from("FAKE_SGEMM_STATUS");
}
#endif
