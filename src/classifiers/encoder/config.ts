// The layout of the encoder's `config.json`, checked on load. What the fields mean: models/encoder/LAYOUT.md.

import { z } from 'zod';

const count = z.number().int().min(0);
const size = z.number().int().min(1);
const codePoint = z
  .string()
  .regex(/^U\+[0-9A-F]{4}$/, 'must be a code point such as U+200B')
  .transform((written) => Number.parseInt(written.slice(2), 16));

/** A tensor of 4-bit weights, shape [out, in]; offsets in bytes into `layers.q4` and `layers.scale.f16`. */
const packedTensor = z.object({
  name: z.string(),
  type: z.literal('q4'),
  shape: z.tuple([size, size]),
  q4_offset: count,
  scale_offset: count,
});
/** A tensor of plain floats; offset in bytes into `params.f32`. */
const plainTensor = z.object({ name: z.string(), type: z.literal('f32'), shape: z.array(size), offset: count });

const file = z.object({ bytes: count, sha256: z.string().regex(/^[0-9a-f]{64}$/) });
export type FileFacts = z.infer<typeof file>;

/** Files beside `config.json`. */
export const ENCODER_FILES = [
  'pieces.txt',
  'scores.f32',
  'embed.q4',
  'embed.scale.f16',
  'layers.q4',
  'layers.scale.f16',
  'params.f32',
] as const;
export type EncoderFile = (typeof ENCODER_FILES)[number];

/** Weights of one block of a row share a scale; the code is written for this number and refuses another. */
export const BLOCK = 32;

/** `config.json`, checked on load; it may hold more than is read here. */
export const encoderConfigSchema = z
  .object({
    name: z.string(),
    hidden: size.multipleOf(BLOCK),
    layers: size,
    heads: size,
    head_dim: size,
    ffn: size.multipleOf(BLOCK),
    vocab: size,
    max_tokens: z.number().int().min(3),
    layer_norm_eps: z.number().min(0),
    attention_scale: z.number().positive(),
    prefix: z.object({ query: z.string(), passage: z.string() }),
    special: z.object({ bos: count, pad: count, eos: count, unk: count }),
    tokenizer: z.object({
      type: z.literal('unigram'),
      space: z.string().length(1),
      unk_penalty: z.number(),
      min_score: z.number(),
      max_piece_chars: size,
      fuse_unk: z.literal(true),
      split: z.literal(false),
      normalise: z.object({
        first: z.literal('NFKC'),
        except: z.array(codePoint),
        delete: z.array(codePoint),
        to_space: z.array(codePoint),
      }),
    }),
    quantisation: z.object({ block: z.literal(BLOCK) }),
    byte_order: z.literal('little endian'),
    tensors: z.array(z.discriminatedUnion('type', [packedTensor, plainTensor])),
    files: z.record(z.enum(ENCODER_FILES), file),
  })
  .refine(({ hidden, heads, head_dim }) => hidden === heads * head_dim, {
    error: 'hidden must be heads times head_dim',
    path: ['hidden'],
  });
export type EncoderConfig = z.infer<typeof encoderConfigSchema>;
export type PackedTensor = z.infer<typeof packedTensor>;

/** Files of a folder that tunes some of an encoder's layers. */
const TUNED_FILES = ['layers.q4', 'layers.scale.f16', 'params.f32'] as const;

/** `encoder.json` of a tuned folder: matrices to add to the encoder's of the same name, plain tensors that stand in for its own or are new. */
export const tunedConfigSchema = z.object({
  name: z.string(),
  tensors: z.array(z.discriminatedUnion('type', [packedTensor, plainTensor])),
  files: z.record(z.enum(TUNED_FILES), file),
});
export type TunedConfig = z.infer<typeof tunedConfigSchema>;
