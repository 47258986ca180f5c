export const NewRecordPage = () => null
