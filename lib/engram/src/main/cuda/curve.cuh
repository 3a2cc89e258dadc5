// Functions of single numbers with their derivatives, as in engram.activation.Curve.
#pragma once

/** As in engram.activation.Curve.Shape. */
enum Shape { IDENTITY, RELU, TANH, LOGISTIC, SOFTPLUS };

/** σ(x) = 1/(1 + e⁻ˣ), σ' = σ(1 − σ), σ'' = σ(1 − σ)(1 − 2σ). */
__device__ float logistic(int order, float x) {
  float s = 1 / (1 + expf(-x));
  return order == 0 ? s : order == 1 ? s * (1 - s) : s * (1 - s) * (1 - 2 * s);
}

/** tanh x, tanh' = 1 − t², tanh'' = −2t·(1 − t²). */
__device__ float hyperbolic(int order, float x) {
  float t = tanhf(x);
  return order == 0 ? t : order == 1 ? 1 - t * t : -2 * t * (1 - t * t);
}

/** The derivative of a shape, of order 0 to 2. */
__device__ float derivative(int shape, int order, float x) {
  switch (shape) {
    case RELU: return order == 0 ? (x < 0 ? 0 : x) : order == 1 && x > 0 ? 1 : 0;
    case TANH: return hyperbolic(order, x);
    case LOGISTIC: return logistic(order, x);
    case SOFTPLUS: return order == 0 ? fmaxf(x, 0) + log1pf(expf(-fabsf(x))) : logistic(order - 1, x);
    default: return order == 0 ? x : order == 1 ? 1 : 0;
  }
}
