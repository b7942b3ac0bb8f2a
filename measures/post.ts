// The posts of a party's people, and who stands in where one is vacant.
/** A contact's office; to whom something is owed or who owes it is another matter. */
export const POST_NAMES = {
  handler: '经办人',
  head: '处室负责人',
  leader: '分管领导',
  deputy: '代理人',
  administrator: '管理员',
} as const;
export type Post = keyof typeof POST_NAMES;
export const POSTS = Object.keys(POST_NAMES) as Post[];

/** Posts that a message may be meant for; the others only stand in. */
export type AddressedPost = Exclude<Post, 'deputy' | 'administrator'>;

/**
 * Where a post is vacant: its deputy if one is named, then the next above. The administrator of the department above
 * comes last and knows whom to ask.
 */
export const STAND_INS: Record<AddressedPost, readonly Post[]> = {
  handler: ['handler', 'deputy', 'head', 'leader', 'administrator'],
  head: ['head', 'deputy', 'leader', 'administrator'],
  leader: ['leader', 'deputy', 'administrator'],
};
