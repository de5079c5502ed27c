// What JSX becomes, on `createElement` alone: preact's own runtime also carries what pages rendered at a server need, and this one has to be small.

import { type Attributes, type ComponentType, createElement, type VNode } from 'preact';

export { Fragment } from 'preact';

/** One element; `props` holds its children. */
export function jsx(type: ComponentType, props: Attributes, key?: Attributes['key']): VNode {
  return createElement(type, key === undefined ? props : { ...props, key });
}

export { jsx as jsxs };
