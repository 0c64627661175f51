"""Solves one siting problem by spopt with HiGHS and prints value and seconds as JSON.

siting.py runs it; by hand: peer_siting.py FOLDER mclp|lscp RADIUS P
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import numpy
import pulp
from spopt.locate import LSCP, MCLP

folder, model, radius, count = Path(sys.argv[1]), sys.argv[2], float(sys.argv[3]), int(sys.argv[4])
data = numpy.load(folder / "instance.npz")
begin = time.perf_counter()
costs = numpy.hypot(*(data["demands"][:, None, :] - data["sites"][None, :, :]).transpose(2, 0, 1))
if model == "lscp":
    # spopt gives up where a demand is out of every site's reach.
    costs = costs[(costs <= radius).any(axis=1)]
    problem = LSCP.from_cost_matrix(costs, radius)
else:
    problem = MCLP.from_cost_matrix(costs, data["weights"], radius, p_facilities=count)
problem = problem.solve(pulp.HiGHS(msg=False))
value = pulp.value(problem.problem.objective)
print(json.dumps({"objective": round(value), "seconds": time.perf_counter() - begin}))
