/** The pages of the studio, loaded when a builder first opens one. */
export const BuildHome = () => null
export const Workbench = () => null
export const FormDesigner = () => null
