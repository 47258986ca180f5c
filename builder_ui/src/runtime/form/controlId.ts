/** The element id of a field's control. */
export const controlId = (name: string) => `field-${name}`
