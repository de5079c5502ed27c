// Loads the library of suggested drafts.

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import type { EngagementTemplate, TemplateLibrary } from '../../domain/engagement-template.js';
import { TOPICS } from '../../domain/text-signs.js';
import { readYaml } from '../read-yaml.js';
import { type FolderFiles, readFolder } from './read-folder.js';

const FOLDER = 'engagement-templates';
const fileSchema = z.strictObject({
  language: z.string().regex(/^[a-z]{2,3}$/),
  templates: z.record(z.enum(['opened', ...TOPICS, 'any']), z.array(z.string().min(1)).min(1)),
});

/** The library and the version that drafts made from it carry. */
export interface LoadedTemplates {
  readonly library: TemplateLibrary;
  readonly version: string;
}

/** Reads `<contentDir>/engagement-templates/<lang>.yaml`. Throws AppError `bad_content` naming file, line and reason. */
export async function loadEngagementTemplates(contentDir: string): Promise<LoadedTemplates> {
  return libraryOf(await readTemplateFiles(contentDir));
}

/** The files of the library, as they are now. Throws AppError `bad_content`. */
export async function readTemplateFiles(contentDir: string): Promise<FolderFiles> {
  return await readFolder(join(contentDir, FOLDER), `content/${FOLDER}`);
}

/** The library in these files. Throws as `loadEngagementTemplates`. */
export function libraryOf(files: FolderFiles): LoadedTemplates {
  const hash = createHash('sha256');
  const library = new Map<string, readonly EngagementTemplate[]>();
  for (const [name, text] of files) {
    hash.update(JSON.stringify([name, text]));
    const { value } = readYaml(`content/${FOLDER}/${name}`, text, fileSchema);
    library.set(value.language, templatesOf(value));
  }
  return { library, version: hash.digest('hex').slice(0, 16) };
}

function templatesOf({ language, templates }: z.infer<typeof fileSchema>): readonly EngagementTemplate[] {
  const states = ['opened', ...TOPICS, 'any'] as const;
  return states.flatMap((state) =>
    templates[state].map((text, i) => ({ id: `${language}-${state}-${i + 1}`, state, text })),
  );
}
