namespace Chuqing.Web.Portal;

/// <summary>Checks a name and a password and, when they are right, signs the request in.</summary>
/// <param name="TryAsync">Returns null when signed in, else the refusal as a sentence: 账号或密码不对。</param>
public sealed record SignInHandler(Func<HttpContext, string, string, Task<string?>> TryAsync);
