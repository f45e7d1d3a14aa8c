using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Blog;

/// <summary>How everything is written and read, known at compile time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(Post))]
[JsonSerializable(typeof(PageOf<User>))]
[JsonSerializable(typeof(PageOf<Post>))]
[JsonSerializable(typeof(List<UserPosts>))]
[JsonSerializable(typeof(NewUser))]
[JsonSerializable(typeof(NewPost))]
[JsonSerializable(typeof(PostChange))]
[JsonSerializable(typeof(Imported))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(HttpValidationProblemDetails))]
[JsonSerializable(typeof(int?))]
internal sealed partial class BlogJson : JsonSerializerContext;
