// Tests run the TypeScript sources as ES modules; worker threads and pages are built once by the global set-up.
const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': '@swc/jest' },
  resolver: '<rootDir>/tests/helpers/resolver.cjs',
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
};

export default {
  ...shared,
  globalSetup: '<rootDir>/tests/helpers/global-setup.mjs',
  reporters: ['default', '<rootDir>/tests/helpers/left-open.mjs'],
  testMatch: ['<rootDir>/tests/**/*.test.ts', '<rootDir>/tests/**/*.test.tsx'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  testTimeout: 30_000,
};
