// Opens the library that does the arithmetic. Nothing of it is loaded before somebody asks.

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as TfCore from '@tensorflow/tfjs-core';

export type TensorFlow = typeof TfCore;

/** The library, and which of its engines computes. */
export interface Backend {
  readonly tf: TensorFlow;
  readonly name: 'tensorflow' | 'wasm';
}

/** Imports the native engine; fails where it is not installed. Tests put something else in its place. */
export type NativeImport = () => Promise<unknown>;

/** Not a dependency: whoever wants the native engine installs it beside the program (it works up to Node 22). */
const NATIVE = '@tensorflow/tfjs-node';
const WASM = '@tensorflow/tfjs-backend-wasm';

const importNative: NativeImport = () => import(NATIVE);

/**
 * The native engine where it is installed and computes, else WebAssembly with SIMD, whose program is read from the package's folder;
 * nothing is fetched. Each thread has an engine of its own; a second call in a thread answers the same one. Rejects when neither
 * starts.
 */
export async function openBackend(native: NativeImport = importNative): Promise<Backend> {
  return (await openNative(native)) ?? (await openWasm());
}

async function openNative(native: NativeImport): Promise<Backend | undefined> {
  try {
    const tf = (await native()) as TensorFlow;
    if (!(await tf.setBackend('tensorflow'))) return undefined;
    // On a Node that is too new for it the package loads, and fails at the first product.
    const four = tf.tidy(() => tf.matMul(tf.tensor2d([[2]]), tf.tensor2d([[2]])).dataSync()[0]);
    return four === 4 ? { tf, name: 'tensorflow' } : undefined;
  } catch {
    return undefined;
  }
}

async function openWasm(): Promise<Backend> {
  const tf = await import('@tensorflow/tfjs-core');
  if (tf.getBackend() === 'wasm') return { tf, name: 'wasm' };
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  const packageFile = createRequire(import.meta.url).resolve(`${WASM}/package.json`);
  setWasmPaths(join(dirname(packageFile), 'dist', '/'));
  const started = await keepingProcessListeners(() => tf.setBackend('wasm'));
  if (!started) throw new Error('the WebAssembly engine does not start on this machine');
  return { tf, name: 'wasm' };
}

/**
 * The engine's loader adds listeners to the process that throw whatever they are told of. What happens on an uncaught error is for
 * the program to decide, so they are taken away again.
 */
async function keepingProcessListeners<T>(start: () => Promise<T>): Promise<T> {
  const events = ['uncaughtException', 'unhandledRejection'] as const;
  const before = events.map((event) => new Set<unknown>(process.listeners(event as 'exit')));
  try {
    return await start();
  } finally {
    events.forEach((event, i) => {
      for (const listener of process.listeners(event as 'exit')) {
        if (!before[i]?.has(listener)) process.removeListener(event, listener);
      }
    });
  }
}
