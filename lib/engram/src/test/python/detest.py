#!/usr/bin/env python3
"""The solutions at t = 20 of the 25 problems of DETEST, and of four of Hairer's, by SciPy's DOP853: writes detest.csv.

T. E. Hull, W. H. Enright, B. M. Fellen, A. E. Sedgwick, Comparing numerical methods for ordinary differential equations,
SIAM J. Numer. Anal. 9 (1972) 603; E. Hairer, S. P. Noersett, G. Wanner, Solving Ordinary Differential Equations I, II.10.
The last column is how far the solution with tolerances of 1e-11 is from that with 1e-13: what may be wrong with it.

usage: detest.py > lib/engram/src/test/resources/engram/ode/detest.csv
"""
import numpy as np
from numpy import cos, pi, sin, sqrt
from scipy.integrate import solve_ivp


def b4(t, y):
    r = np.hypot(y[0], y[1])
    return [-y[1] - y[0] * y[2] / r, y[0] - y[1] * y[2] / r, y[0] / r]


def chain(t, y):
    return np.concatenate(([-y[0]], y[:8] - y[1:9], [y[8]]))


def decays(t, y):
    i = np.arange(2, 10)
    return np.concatenate(([-y[0]], (i - 1) * y[:8] - i * y[1:9], [9 * y[8]]))


def diffusion(t, y):
    slope = -2 * y
    slope[1:] += y[:-1]
    slope[:-1] += y[1:]
    return slope


MASSES = [1.00000597682, .000954786104043, .000285583733151, .0000437273164546, .0000517759138449, .00000277777777778]
PLANETS = [[3.42947415189, 3.35386959711, 1.35494901715, -.557160570446, .505696783289, .230578543901],
           [6.64145542550, 5.97156957878, 2.18231499728, -.415570776342, .365682722812, .169143213293],
           [11.2630437207, 14.6952576794, 6.27960525067, -.325325669158, .189706021964, .0877265322780],
           [-30.1552268759, 1.65699966404, 1.43785752721, -.0240476254170, -.287659532608, -.117219543175],
           [-21.1238353380, 28.4465098142, 15.3882659679, -.176860753121, -.216393453025, -.0148647893090]]


def planets(t, y):
    place, speed = y[:15].reshape(5, 3), y[15:]
    r3 = np.sum(place ** 2, axis=1) ** 1.5
    pull = np.zeros((5, 3))
    for j in range(5):
        pull[j] = -(MASSES[0] + MASSES[j + 1]) * place[j] / r3[j]
        for k in range(5):
            if k != j:
                d = place[k] - place[j]
                pull[j] += MASSES[k + 1] * (d / np.sum(d ** 2) ** 1.5 - place[k] / r3[k])
    return np.concatenate((speed, 2.95912208286 * pull.ravel()))


def orbit(t, y):
    r3 = np.hypot(y[0], y[1]) ** 3
    return [y[2], y[3], -y[0] / r3, -y[1] / r3]


def kepler(e):
    return orbit, [1 - e, 0, 0, sqrt((1 + e) / (1 - e))]


def pleiades(t, y):
    x, z, speeds = y[:7], y[7:14], y[14:]
    dx, dz = x[None, :] - x[:, None], z[None, :] - z[:, None]
    r3 = (dx ** 2 + dz ** 2) ** 1.5
    np.fill_diagonal(r3, 1)
    masses = np.arange(1, 8)
    return np.concatenate((speeds, (masses * dx / r3).sum(axis=1), (masses * dz / r3).sum(axis=1)))


def body(t, y):
    push = .25 * sin(t) ** 2 if 3 * pi <= t <= 4 * pi else 0
    i1, i2, i3 = .5, 2, 3
    return [(i2 - i3) / i1 * y[1] * y[2], (i3 - i1) / i2 * y[2] * y[0], ((i1 - i2) * y[0] * y[1] + push) / i3]


def unit(n):
    return [1] + (n - 1) * [0]


PROBLEMS = {
    "A1": (lambda t, y: -y, [1]),
    "A2": (lambda t, y: -y ** 3 / 2, [1]),
    "A3": (lambda t, y: y * cos(t), [1]),
    "A4": (lambda t, y: y / 4 * (1 - y / 20), [1]),
    "A5": (lambda t, y: (y - t) / (y + t), [4]),
    "B1": (lambda t, y: [2 * (y[0] - y[0] * y[1]), -(y[1] - y[0] * y[1])], [1, 3]),
    "B2": (lambda t, y: [-y[0] + y[1], y[0] - 2 * y[1] + y[2], y[1] - y[2]], [2, 0, 1]),
    "B3": (lambda t, y: [-y[0], y[0] - y[1] ** 2, y[1] ** 2], [1, 0, 0]),
    "B4": (b4, [3, 0, 0]),
    "B5": (lambda t, y: [y[1] * y[2], -y[0] * y[2], -.51 * y[0] * y[1]], [0, 1, 1]),
    "C1": (chain, unit(10)),
    "C2": (decays, unit(10)),
    "C3": (diffusion, unit(10)),
    "C4": (diffusion, unit(51)),
    "C5": (planets, np.concatenate((np.array(PLANETS)[:, :3].ravel(), np.array(PLANETS)[:, 3:].ravel()))),
    "D1": kepler(.1), "D2": kepler(.3), "D3": kepler(.5), "D4": kepler(.7), "D5": kepler(.9),
    "E1": (lambda t, y: [y[1], -(y[1] / (t + 1) + (1 - .25 / (t + 1) ** 2) * y[0])], [.6713967071418030, .09540051444747446]),
    "E2": (lambda t, y: [y[1], (1 - y[0] ** 2) * y[1] - y[0]], [2, 0]),
    "E3": (lambda t, y: [y[1], y[0] ** 3 / 6 - y[0] + 2 * sin(2.78535 * t)], [0, 0]),
    "E4": (lambda t, y: [y[1], .032 - .4 * y[1] ** 2], [30, 0]),
    "E5": (lambda t, y: [y[1], sqrt(1 + y[1] ** 2) / (25 - t)], [0, 0]),
    "LRNZ": (lambda t, y: [10 * (y[1] - y[0]), 28 * y[0] - y[1] - y[0] * y[2], y[0] * y[1] - 8 / 3 * y[2]], [-8, 8, 27]),
    "BRUS": (lambda t, y: [1 + y[0] ** 2 * y[1] - 4 * y[0], 3 * y[0] - y[0] ** 2 * y[1]], [1.5, 3]),
    "PLEI": (pleiades, [3, 3, -1, -3, 2, -2, 2, 3, -3, 2, 0, 0, -4, 4, 0, 0, 0, 0, 0, 1.75, -1.5, 0, 0, 0, -1.25, 1, 0, 0]),
    "EULR": (body, [1, 0, .9]),
}
ENDS = {"PLEI": 3, "LRNZ": 8}
JUMPS = {"EULR": [3 * pi, 4 * pi]}


def solve(name, tolerance):
    slope, y = PROBLEMS[name]
    end = ENDS.get(name, 20)
    corners = [0] + JUMPS.get(name, []) + [end]
    for start, stop in zip(corners, corners[1:]):
        y = solve_ivp(slope, (start, stop), y, "DOP853", rtol=tolerance, atol=tolerance, max_step=.5).y[:, -1]
    return y


print("problem,variable,value,uncertainty")
for name in PROBLEMS:
    rough, fine = solve(name, 1e-11), solve(name, 1e-13)
    for i, (a, b) in enumerate(zip(rough, fine)):
        print(f"{name},{i},{float(b)!r},{abs(a - b):.1e}")
