/** How a key file names whose keys it holds, if they are an operator’s: operators belong to no organisation, and each has its own. */
export const operatorUri = (user: string): string => `urn:ytterby:operator:${user}`
