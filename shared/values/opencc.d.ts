/** OpenCC's character dictionary: `繁 简` pairs joined by `|`; where a character has several targets the first is the usual one. */
declare module 'opencc-js/dict/TSCharacters' {
  const dictionary: string
  export default dictionary
}
