// The directions of docs/architecture.md, as errors. A room imports only what its row there allows.
const rooms = {
  domain: [],
  config: ['domain'],
  content: ['domain', 'config'],
  'bots/conversation': ['domain'],
  'bots/engagement': ['domain'],
  'bots/channels': ['domain'],
  nlp: ['domain'],
  classifiers: ['domain', 'nlp'],
  store: ['domain', 'config'],
  app: ['domain', 'config', 'content', 'bots/conversation', 'bots/engagement', 'nlp', 'classifiers', 'store/contract'],
};

const roomRules = Object.entries(rooms).map(([room, allowed]) => ({
  name: `${room.replace('/', '-')}-imports`,
  comment: `src/${room} may import: ${allowed.join(', ') || 'nothing'}`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: [room, ...allowed].map((name) => `^src/${name}[/.]`) },
}));

export default {
  forbidden: [
    ...roomRules,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'only-compose-knows-drivers',
      comment: 'The server and the command line reach stores and channels through compose.ts alone.',
      severity: 'error',
      from: { path: '^src/(server|cli)/', pathNot: '^src/server/compose[^/]*\\.ts$' },
      to: { path: '^src/(store/sqlite|store/mongo|bots/channels)/' },
    },
    {
      name: 'botkit-stays-in-channels',
      severity: 'error',
      from: { path: '^(src|web)/', pathNot: '^src/bots/channels/' },
      to: { path: 'node_modules/(botkit|botbuilder)' },
    },
    {
      name: 'pages-know-no-server',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^src/', pathNot: '^src/domain/' },
    },
    {
      name: 'channels-apart',
      severity: 'error',
      from: { path: '^src/bots/channels/([^/]+)/' },
      to: { path: '^src/bots/channels/[^/]+/', pathNot: '^src/bots/channels/$1/' },
    },
    {
      name: 'training-reaches-nobody',
      comment:
        'From the training range no way leads to a store, a channel, a sender or a network, over however many files.',
      severity: 'error',
      from: { path: '^src/(bots/engagement/training|app/training)/|^src/cli/commands/training' },
      to: {
        path: '^src/(store|server|bots/channels|app/outbound)[/.]|^(node:)?(net|tls|http|https|http2|dgram|dns|child_process|cluster)$',
        reachable: true,
      },
    },
    {
      name: 'no-unlisted-packages',
      severity: 'error',
      from: { path: '^(src|web)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
    },
  },
};
