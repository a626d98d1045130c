# Reference values for src/core/experiment, by NumPy and SciPy: python3 test/reference/experiment.py [--rows]
# With --rows it writes the sample itself, experiment.csv. The printed values stand in src/core/experiment/compare.test.ts.
import csv
import pathlib
import sys

import numpy as np
from scipy import stats

place = pathlib.Path(__file__).with_name("experiment.csv")

if "--rows" in sys.argv:
    rng = np.random.default_rng(7)
    n = 240
    arm, src = rng.integers(0, 2, n), rng.integers(0, 3, n)
    pre, pre2 = np.round(rng.normal(size=n), 3), np.round(rng.exponential(size=n), 3)
    y = np.round(2 + src + 0.8 * pre - 0.4 * pre2 + 0.5 * arm + rng.normal(size=n), 3)
    rep = np.where(arm == 1, rng.integers(0, 6, n) * 2 + 1, rng.integers(0, 6, n) * 2)
    with place.open("w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["lead_id", "arm", "source", "rep_id", "calls", "pre_calls", "pre_visits"])
        for i in range(n):
            table.writerow([i + 1, "AB"[arm[i]], "abc"[src[i]], f"r{rep[i]}", y[i], pre[i], pre2[i]])

rows = list(csv.DictReader(place.open()))
n = len(rows)
b = np.array([row["arm"] == "B" for row in rows])
source = np.array([row["source"] for row in rows])
rep = np.array([row["rep_id"] for row in rows])
y, x1, x2 = (np.array([float(row[key]) for row in rows]) for key in ("calls", "pre_calls", "pre_visits"))


def post_stratified(values):
    estimate, variance, gaps = 0.0, 0.0, []
    for name in "abc":
        inside, weight = source == name, (source == name).mean()
        first, second = values[inside & ~b], values[inside & b]
        gap = second.mean() - first.mean()
        estimate += weight * gap
        variance += weight**2 * (second.var(ddof=1) / len(second) + first.var(ddof=1) / len(first))
        gaps.append((inside.sum(), gap))
    return estimate, variance + sum(count * ((gap - estimate) / n) ** 2 for count, gap in gaps)


cells = np.column_stack([(source == name) & (b == side) for name in "abc" for side in (False, True)]).astype(float)
theta = np.linalg.lstsq(np.column_stack([cells, x1, x2]), y, rcond=None)[0][6:]
adjusted = y - theta[0] * (x1 - x1.mean()) - theta[1] * (x2 - x2.mean())
welch = stats.ttest_ind(y[b], y[~b], equal_var=False)
scale = np.where(b, np.sqrt(b.sum() / (b.sum() - 1)) / b.sum(), -np.sqrt((~b).sum() / ((~b).sum() - 1)) / (~b).sum())
residual = scale * (y - np.where(b, y[b].mean(), y[~b].mean()))
totals = {side: np.array([residual[rep == one].sum() for one in sorted(set(rep[b == side]))]) for side in (False, True)}
by_rep = sum((one**2).sum() * len(one) / (len(one) - 1) for one in totals.values())
print("difference", y[b].mean() - y[~b].mean(), "Welch variance", ((y[b].mean() - y[~b].mean()) / welch.statistic) ** 2)
print("post-stratified", post_stratified(y))
print("theta", theta, "adjusted", post_stratified(adjusted))
print("by rep", by_rep, "reps", [len(one) for one in totals.values()])
print("split", *(stats.chisquare(*one).pvalue for one in [([520, 480],), ([600, 400],), ([700, 320], [714, 306])]))

# Days of people: 6 reps a side, 10 working days each; people-rows.test.ts. A cluster analysis of equal clusters is the t test of their means.
calls = np.array([[(7 * rep + 3 * day + rep * day) % 11 for day in range(10)] for rep in range(12)])
means = calls.mean(axis=1)
test = stats.ttest_ind(means[1::2], means[0::2], equal_var=False)
gap = means[1::2].mean() - means[0::2].mean()
print("rep days", gap, "variance", (gap / test.statistic) ** 2, "as summed", (gap / test.statistic) ** 2 * 60 / 59)
# The same people before and after: the paired t test of what changed.
before, after = calls[:, 0] % 5 + 1, calls[:, 1] % 5 + 1
paired = stats.ttest_rel(after, before)
gap = (after - before).mean()
print("before and after", gap, "variance", (gap / paired.statistic) ** 2, "as summed", (gap / paired.statistic) ** 2 * 12 / 11)
