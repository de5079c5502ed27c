// A style sheet that is loaded together with the piece of the page that needs it.
declare module '*.css';
