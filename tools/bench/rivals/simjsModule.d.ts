/** simjs 2.0.3 comes without types and exports nothing: see rivals/simjs.ts. */
declare module 'simjs' {}
