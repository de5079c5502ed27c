// natural ships no types for its deep paths.

declare module 'natural/lib/natural/classifiers/bayes_classifier.js';
