"""The peers of the scoring bench: logistic regression (C by cross-validation), random forest (leaf size by cross-validation)
and XGBoost (depth and rounds by cross-validation), on the cuts given.

Reads CUTS.json ({"sets": {NAME: {"path", "separator", "outcome", "won", "leak"}}, "cuts": [{"set", "n", "seed", "train", "test"}]};
paths relative to ROOT). Writes OUT.json by "set|n|seed" after each cut, and goes on where it stopped. Needs python3-sklearn and
python3-xgboost.
"""

import csv
import json
import os
import sys
import time
import warnings

import numpy as np
import xgboost as xgb
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

warnings.filterwarnings("ignore")


def number(cell):
    try:
        return float(cell)
    except ValueError:
        return np.nan


def encode(cells, train, test):
    """Numbers: median for unknown, standardised; categories: one-hot of the levels of the training rows."""
    parts = []
    for column in cells:
        values = np.array([number(cell) for cell in column])
        known = [i for i in train if column[i] != ""]
        if known and not np.isnan(values[known]).any():
            missing = np.isnan(values)
            values[missing] = np.median(values[known])
            mean, sd = values[train].mean(), values[train].std()
            if sd > 0:
                parts.append(((values - mean) / sd)[:, None])
            if missing[train].any():
                parts.append(missing.astype(float)[:, None])
        else:
            names = np.array(column)
            levels = sorted(set(names[train]))
            if len(levels) > 1:
                parts.append(np.stack([(names == level).astype(float) for level in levels], axis=1))
    table = np.concatenate(parts, axis=1)
    return table[train], table[test]


def log_loss(p, y):
    p = np.clip(p, 1e-6, 1 - 1e-6)
    return float(-(y * np.log(p) + (1 - y) * np.log(1 - p)).mean())


def corrected(p, y):
    """Log loss after the intercept alone is fitted to the outcomes: what is left when the base rate has moved."""
    z = np.log(np.clip(p, 1e-6, 1 - 1e-6) / (1 - np.clip(p, 1e-6, 1 - 1e-6)))
    shift = 0.0
    for _ in range(50):
        q = 1 / (1 + np.exp(-(z + shift)))
        shift -= np.clip((q - y).sum() / max((q * (1 - q)).sum(), 1e-9), -2, 2)
    return log_loss(1 / (1 + np.exp(-(z + shift))), y)


def ece(p, y, bins=10):
    order = np.argsort(p, kind="stable")
    return float(sum(abs(p[part].sum() - y[part].sum()) for part in np.array_split(order, bins)) / len(y))


def auc(p, y):
    ranks = np.empty(len(p))
    values, inverse, counts = np.unique(p, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    wins = y.sum()
    return float((ranks[y == 1].sum() - wins * (wins + 1) / 2) / (wins * (len(y) - wins)))


def cross_validated(make, settings, x, y, folds):
    losses = []
    for setting in settings:
        loss = 0.0
        for train, test in folds:
            loss += log_loss(make(setting).fit(x[train], y[train]).predict_proba(x[test])[:, 1], y[test]) * len(test)
        losses.append(loss)
    return settings[int(np.argmin(losses))]


def logistic(x, y, folds):
    make = lambda c: LogisticRegression(C=c, max_iter=400, tol=1e-4)
    return make(cross_validated(make, [float(c) for c in np.logspace(-3.5, 1.5, 9)], x, y, folds)).fit(x, y)


def forest(x, y, folds):
    trees = 200
    make = lambda leaf: RandomForestClassifier(trees, min_samples_leaf=leaf, random_state=1, n_jobs=1)
    return make(cross_validated(make, [3, 10, 25], x, y, folds)).fit(x, y)


class Boosted:
    def __init__(self, x, y, folds):
        data = xgb.DMatrix(x, y)
        best = (np.inf, None, 0)
        for depth in (2, 3, 5):
            params = dict(objective="binary:logistic", eval_metric="logloss", eta=0.06, max_depth=depth, subsample=0.8,
                          colsample_bytree=0.7, tree_method="hist", nthread=1, seed=1)
            history = xgb.cv(params, data, 400, folds=folds, early_stopping_rounds=25, as_pandas=False)
            losses = history["test-logloss-mean"]
            if min(losses) < best[0]:
                best = (min(losses), params, int(np.argmin(losses)) + 1)
        self.model = xgb.train(best[1], data, best[2])

    def predict_proba(self, x):
        p = self.model.predict(xgb.DMatrix(x))
        return np.stack([1 - p, p], axis=1)


def load(entry, root):
    with open(os.path.join(root, entry["path"]), newline="", encoding="utf-8-sig") as file:
        rows = list(csv.reader(file, delimiter=entry["separator"]))
    header = [name.strip() for name in rows[0]]
    y = np.array([row[header.index(entry["outcome"])] == entry["won"] for row in rows[1:]], dtype=float)
    used = [k for k, name in enumerate(header) if name not in (entry["outcome"], entry["leak"])]
    return [[row[k] for row in rows[1:]] for k in used], y


def main(cuts_path, root, out_path):
    task = json.load(open(cuts_path))
    answers = json.load(open(out_path)) if os.path.exists(out_path) else {}
    tables = {}
    for cut in task["cuts"]:
        key = f"{cut['set']}|{cut['n']}|{cut['seed']}"
        if key in answers:
            continue
        entry = task["sets"][cut["set"]]
        if entry["path"] not in tables:
            tables[entry["path"]] = load(entry, root)
        cells, y = tables[entry["path"]]
        train, test = cut["train"], cut["test"]
        x, held = encode(cells, train, test)
        truth = y[train]
        count = min(5 if len(train) <= 2500 else 3, int(min(truth.sum(), len(truth) - truth.sum())))
        folds = list(StratifiedKFold(max(2, count), shuffle=True, random_state=1).split(x, truth))
        answer = {}
        for name, fit in (("lr", logistic), ("rf", forest), ("xgb", Boosted)):
            started = time.process_time()
            p = fit(x, truth, folds).predict_proba(held)[:, 1]
            answer[name] = dict(loss=log_loss(p, y[test]), corrected=corrected(p, y[test]), ece=ece(p, y[test]),
                                auc=auc(p, y[test]), cpu_ms=round(1000 * (time.process_time() - started)))
        answers[key] = answer
        json.dump(answers, open(out_path, "w"))
        print(key, file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:4])
