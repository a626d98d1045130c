/** What we use of jstat, which ships no types. */
declare module 'jstat' {
  const library: {
    readonly jStat: {
      erfc(x: number): number
      ibeta(x: number, a: number, b: number): number
      readonly normal: { inv(p: number, mean: number, sd: number): number }
      readonly chisquare: { cdf(x: number, dof: number): number }
    }
  }
  export = library
}
