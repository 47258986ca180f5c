export const ListPage = () => null
