export const PostsPage = () => null
