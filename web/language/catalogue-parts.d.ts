declare module '*.json?first' {
  const messages: unknown
  export default messages
}
declare module '*.json?rest' {
  const messages: unknown
  export default messages
}
