using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Orm;

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
// Parameters of endpoints, which the description of the API names.
[JsonSerializable(typeof(int?))]
[JsonSerializable(typeof(bool?))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(Cursor))]
internal sealed partial class BlogJson : JsonSerializerContext;
