// Small parts of the registers' forms: one field each, with its label and its hint.

import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Labelled({
  id,
  label,
  hint,
  children,
}: {
  id: string;
  label: string;
  hint?: string | undefined;
  children: ComponentChildren;
}) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
      {hint === undefined ? null : (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

const described = (id: string, hint: string | undefined) =>
  hint === undefined ? {} : { 'aria-describedby': `${id}-hint` };

/** One line; `type` as an input's. */
export function TextField({
  label,
  hint,
  value,
  onChange,
  type = 'text',
}: FieldProps & { readonly type?: 'text' | 'number' | 'datetime-local' }) {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint}>
      <input
        class="input"
        id={id}
        type={type as 'text'}
        value={value}
        dir={type === 'text' ? 'auto' : 'ltr'}
        {...described(id, hint)}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </Labelled>
  );
}

/** Several lines. */
export function TextArea({ label, hint, value, onChange, rows = 3 }: FieldProps & { readonly rows?: number }) {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint}>
      <textarea
        class="input"
        id={id}
        rows={rows}
        dir="auto"
        value={value}
        {...described(id, hint)}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </Labelled>
  );
}

/** One of several, by value and name. The first is what an empty value means. */
export function Choice({
  label,
  hint,
  value,
  onChange,
  options,
}: FieldProps & { readonly options: readonly (readonly [value: string, name: string])[] }) {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint}>
      <select
        class="input"
        id={id}
        value={value}
        {...described(id, hint)}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {options.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

/** Any number of several, by value and name. */
export function Ticks({
  label,
  values,
  onChange,
  options,
}: {
  readonly label: string;
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  readonly options: readonly (readonly [value: string, name: string])[];
}) {
  return (
    <fieldset class="field fieldset">
      <legend class="label">{label}</legend>
      <div class="ticks">
        {options.map(([one, name]) => (
          <label key={one} class="tick">
            <input
              type="checkbox"
              checked={values.includes(one)}
              onChange={({ currentTarget: { checked } }) =>
                onChange(checked ? [...values, one] : values.filter((value) => value !== one))
              }
            />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** The values of a form and how to set one. */
export function useForm<T extends object>(
  first: T,
): {
  readonly values: T;
  readonly set: <K extends keyof T>(name: K) => (value: T[K]) => void;
} {
  const [values, setValues] = useState(first);
  return { values, set: (name) => (value) => setValues((before) => ({ ...before, [name]: value })) };
}

/** Words of a field that holds several, apart by commas or lines. */
export function several(text: string): readonly string[] {
  return text
    .split(/[,;\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** `2026-11-30T14:00` of the reader's own time as RFC 3339 in UTC; null when it is no time. */
export function utc(local: string): string | null {
  const at = Date.parse(local);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** A moment as a `datetime-local` field holds it, in the reader's own time. */
export function localTime(ms: number): string {
  const at = new Date(ms - new Date(ms).getTimezoneOffset() * 60_000);
  return at.toISOString().slice(0, 16);
}
