export const PublicationsPage = () => null
