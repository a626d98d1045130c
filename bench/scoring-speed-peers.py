"""Time that logistic regression and XGBoost take for the tables of the speed bench: one fit each on the encoded table, the encoding apart.

Reads CSV files (the last column is the outcome, 0 or 1) and prints one JSON object: by path, milliseconds of clock and CPU.
Needs python3-sklearn and python3-xgboost.
"""

import csv
import importlib.util
import json
import os
import sys
import time

import numpy as np
import xgboost as xgb
from sklearn.linear_model import LogisticRegression

spec = importlib.util.spec_from_file_location("peers", os.path.join(os.path.dirname(__file__), "scoring-peers.py"))
peers = importlib.util.module_from_spec(spec)
spec.loader.exec_module(peers)


def timed(work):
    clock, cpu = time.perf_counter(), time.process_time()
    value = work()
    return value, dict(wallMs=1000 * (time.perf_counter() - clock), cpuMs=1000 * (time.process_time() - cpu))


def boosted(x, y):
    params = dict(objective="binary:logistic", eta=0.06, max_depth=5, tree_method="hist", nthread=1, seed=1)
    return xgb.train(params, xgb.DMatrix(x, y), 200)


answers = {}
for path in sys.argv[1:]:
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))[1:]
    y = np.array([float(row[-1]) for row in rows])
    cells = [[row[k] for row in rows] for k in range(len(rows[0]) - 1)]
    everything = list(range(len(rows)))
    (x, _), encoding = timed(lambda: peers.encode(cells, everything, everything[:1]))
    _, lr = timed(lambda: LogisticRegression(C=0.1, max_iter=400).fit(x, y))
    _, trees = timed(lambda: boosted(x, y))
    answers[path] = dict(encoding=encoding, lr=lr, xgb=trees)
print(json.dumps(answers))
