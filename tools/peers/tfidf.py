"""Peers of the learner: TF-IDF of words and letters with two linear models of scikit-learn, on one split.

In (stdin, JSON): {"train": [[text, label], ...], "test": [[text, label], ...]}. Out: {"<peer>": {"f1", "prAuc", "rocAuc"}, ...}.
Asked by `npm run bench -- learner` where a python3 has scikit-learn; nothing else of the project needs Python.
"""

import json
import sys

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, roc_auc_score
from sklearn.pipeline import make_union
from sklearn.svm import LinearSVC

PEERS = {
    "scikit-learn LR": lambda: LogisticRegression(C=10, max_iter=1000),
    "scikit-learn LinearSVC": lambda: LinearSVC(C=1),
}


def main() -> None:
    rows = json.load(sys.stdin)
    train_texts, train_labels = zip(*rows["train"])
    test_texts, test_labels = zip(*rows["test"])
    features = make_union(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True),
    )
    train = features.fit_transform(train_texts)
    test = features.transform(test_texts)
    found = {}
    for name, make in PEERS.items():
        model = make().fit(train, train_labels)
        scores = model.decision_function(test)
        found[name] = {
            "f1": f1_score(test_labels, model.predict(test)),
            "prAuc": average_precision_score(test_labels, scores),
            "rocAuc": roc_auc_score(test_labels, scores),
        }
    json.dump(found, sys.stdout)


main()
