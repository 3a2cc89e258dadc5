"""The channels, synapses and the integrator that the references of this folder share, in NumPy; no script of its own.

Units: mV, ms, µA/cm², mS/cm², µF/cm². The equations are those of the tutorial of R. Mohanta and C. Assisi (2022; PSST, days 3 to 6), whose
antennal lobe follows M. Bazhenov et al., Neuron 30 (2001) 553. Gates: dx/dt = (x∞ − x)/τ. Each function returns x∞ and 1/τ of its gates.
"""
import numpy


def exprelr(x):
    """x/(eˣ − 1), 1 at x = 0."""
    zero = x == 0
    x = numpy.where(zero, 1.0, x)
    return numpy.where(zero, 1.0, x / numpy.expm1(x))


PHI_HH = 3 ** ((22 - 36) / 10)
PHI_A = 3 ** ((36 - 23.5) / 10)
PHI_KCA = 2.3 ** ((26 - 23) / 10)


def potassium(V):
    """n."""
    v = V + 50
    alpha = 0.02 * 5 * exprelr((15 - v) / 5)
    beta = 0.5 * numpy.exp((10 - v) / 40)
    return alpha / (alpha + beta), (alpha + beta) * PHI_HH


def sodium(V):
    """m, h."""
    v = V + 50
    alpha = 0.32 * 4 * exprelr((13 - v) / 4)
    beta = 0.28 * 5 * exprelr((v - 40) / 5)
    alpha_h = 0.128 * numpy.exp((17 - v) / 18)
    beta_h = 4 / (numpy.exp((40 - v) / 5) + 1)
    return alpha / (alpha + beta), (alpha + beta) * PHI_HH, alpha_h / (alpha_h + beta_h), (alpha_h + beta_h) * PHI_HH


def transient_potassium(V):
    """m, h of the A-current, with .37 inside the reciprocal, as the tutorial's code has it."""
    rate_m = (numpy.exp((V + 35.82) / 19.69) + numpy.exp(-(V + 79.69) / 12.7) + 0.37) * PHI_A
    rate_h = numpy.where(V < -63, numpy.exp((V + 46.05) / 5) + numpy.exp(-(V + 238.4) / 37.45), 1 / 19) * PHI_A
    return 1 / (1 + numpy.exp(-(V + 60) / 8.5)), rate_m, 1 / (1 + numpy.exp((V + 78) / 6)), rate_h


def calcium(V):
    """m, h of the calcium current."""
    tau_h = 0.3 * numpy.exp((V - 40) / 13) + 0.002 * numpy.exp((60 - V) / 29)
    return 1 / (1 + numpy.exp(-(V + 20) / 6.5)), 1 / 1.5, 1 / (1 + numpy.exp((V + 25) / 12)), 1 / tau_h


def calcium_potassium(concentration):
    """m of the calcium-dependent potassium current."""
    alpha, beta = 0.01 * concentration, 0.02
    return alpha / (alpha + beta), (alpha + beta) * PHI_KCA


def transmitter_of_voltage(V):
    """[T] of GABA_A from the presynaptic voltage."""
    return 1 / (1 + numpy.exp(-(V + 20) / 1.5))


def transmitter_of_spike(elapsed):
    """[T] of acetylcholine: .5 within the open window (0, .3 ms) after a spike; 1e-9 ms at either end belongs to the outside."""
    return numpy.where((elapsed > 1e-9) & (elapsed < 0.3 - 1e-9), 0.5, 0.0)


def runge_kutta_4(slope, step, h, y):
    """y after one step of the classical method; slope(k, c, y) is the slope at time (k + c)·h. Returns k₁ as well."""
    k1 = slope(step, 0, y)
    k2 = slope(step, 0.5, y + 0.5 * h * k1)
    k3 = slope(step, 0.5, y + 0.5 * h * k2)
    k4 = slope(step, 1, y + h * k3)
    return y + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4), k1


def crossing(t, h, before, after, slope_before, slope_after):
    """When the cubic Hermite polynomial of a step from before < 0 to after ≥ 0 crosses 0 (bisection)."""
    low, high = 0.0, 1.0
    for _ in range(80):
        s = 0.5 * (low + high)
        value = ((1 + 2 * s) * (1 - s)**2 * before + s * (1 - s)**2 * h * slope_before
                 + s**2 * (3 - 2 * s) * after + s**2 * (s - 1) * h * slope_after)
        low, high = (s, high) if value < 0 else (low, s)
    return t + 0.5 * (low + high) * h
