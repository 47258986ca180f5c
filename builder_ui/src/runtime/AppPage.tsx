export const AppPage = () => null
