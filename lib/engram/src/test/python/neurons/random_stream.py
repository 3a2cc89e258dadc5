"""Random numbers by counting: engram.tensor.RandomStream in Python, for references that must draw the same numbers.

Draw i of a stream is mix(key + i·γ) modulo 2⁶⁴, mix being the finaliser of SplitMix64 (G. L. Steele, D. Lea, C. H. Flood: Fast splittable
pseudorandom number generators, OOPSLA 2014); key and γ follow from seed and name. The integers, and with them uniform numbers and
permutations, are Java's exactly; gaussian() may differ in its last bit, since logarithm and cosine here are the C library's.

    python3 random_stream.py > ../../resources/engram/neuron/random_stream.csv

writes the draws that a test compares with the Java class. Needs Python 3.8 or later and nothing else.
"""
import math

MASK = 2**64 - 1
GOLDEN_GAMMA = 0x9E3779B97F4A7C15


def mix(z):
    z &= MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def mix_gamma(z):
    z &= MASK
    z = ((z ^ (z >> 33)) * 0xFF51AFD7ED558CCD) & MASK
    z = ((z ^ (z >> 33)) * 0xC4CEB9FE1A85EC53) & MASK
    z = (z ^ (z >> 33)) | 1
    return z if bin(z ^ (z >> 1)).count("1") >= 24 else z ^ 0xAAAAAAAAAAAAAAAA


class RandomStream:
    def __init__(self, state):
        self.key = mix(state)
        self.gamma = mix_gamma(state + GOLDEN_GAMMA)

    @staticmethod
    def of(seed, name):
        state = mix(seed + GOLDEN_GAMMA)
        for character in name:
            state = mix((state ^ ord(character)) + GOLDEN_GAMMA)
        return RandomStream(state)

    def child(self, number):
        return RandomStream(mix(self.key ^ mix(self.gamma + number)) + GOLDEN_GAMMA)

    def bits(self, index):
        return mix(self.key + index * self.gamma)

    def uniform(self, index):
        return (self.bits(index) >> 11) * 2.0**-53

    def gaussian(self, index):
        u = 1 - self.uniform(2 * index)
        v = self.uniform(2 * index + 1)
        return math.sqrt(-2 * math.log(u)) * math.cos(2 * math.pi * v)

    def below(self, index, bound):
        return (self.bits(index) * bound) >> 64

    def permutation(self, n):
        order = [0] * n
        for i in range(n):
            j = self.below(i, i + 1)
            order[i] = order[j]
            order[j] = i
        return order


def connected(stream, probability, candidates):
    """Which of the candidates 0 … n − 1 a neuron connects to: each with this probability, found by the gaps between them.

    A gap is ⌊ln(1 − u)/ln(1 − p)⌋, which has the geometric distribution (C. T. Fan, M. E. Muller, I. Rezucha, J. Am. Stat. Assoc. 57, 1962).
    """
    chosen, j, draw = [], -1, 0
    while True:
        j += 1 + math.floor(math.log(1 - stream.uniform(draw)) / math.log(1 - probability))
        draw += 1
        if j >= candidates:
            return chosen
        chosen.append(j)


def signed(bits):
    """As Java prints it."""
    return bits - 2**64 if bits >= 2**63 else bits


if __name__ == "__main__":
    print("seed,name,child,index,key,gamma,bits,uniform,gaussian,below120")
    for seed, name in [(1, "PN to LN"), (1, "driven"), (5, "start V"), (-7, ""), (2**62, "φ")]:
        for child in [None, 0, 89]:
            stream = RandomStream.of(seed, name)
            stream = stream if child is None else stream.child(child)
            for index in [0, 1, 119, 2**40]:
                print(seed, name, "" if child is None else child, index, signed(stream.key), signed(stream.gamma), signed(stream.bits(index)),
                      repr(stream.uniform(index)), repr(stream.gaussian(index)), stream.below(index, 120), sep=",")
