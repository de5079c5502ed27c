// Our sources import each other as `./x.js`, as the compiled program will; in tests the file is `./x.ts`. Packages resolve as ever.

module.exports = (request, options) => {
  if (request.startsWith('.') && request.endsWith('.js') && !options.basedir.includes('/node_modules/')) {
    return options.defaultResolver(request.slice(0, -3), options);
  }
  return options.defaultResolver(request, options);
};
