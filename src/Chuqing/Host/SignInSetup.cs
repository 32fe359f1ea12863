using System.Security.Claims;
using Chuqing.Office;
using Chuqing.Office.Data;
using Chuqing.Office.LawBook;
using Chuqing.Office.People;
using Chuqing.Web.Face;
using Chuqing.Web.Portal;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.StaticAssets;

namespace Chuqing.Web.Host;

/// <summary>Signing in by cookie, one policy per right, and the actor of each request.</summary>
static class SignInSetup
{
    const string AppointmentClaim = "appointment";

    public static void AddSignIn(this IServiceCollection services, string keysFolder)
    {
        services.AddDataProtection().SetApplicationName("chuqing").PersistKeysToFileSystem(new DirectoryInfo(keysFolder));
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = "chuqing";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = TimeSpan.FromMinutes(60);
            cookie.SlidingExpiration = true;
            cookie.LoginPath = "/signin";
            cookie.ReturnUrlParameter = "next";
            cookie.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
            // 程序来问的，答 401，不领去登录页
            cookie.Events.OnRedirectToLogin = context =>
            {
                if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)) return Answer(context, StatusCodes.Status401Unauthorized);
                context.Response.Redirect(context.RedirectUri);
                return Task.CompletedTask;
            };
        });
        // 一页一权：策略名就是权名
        var authorization = services.AddAuthorizationBuilder();
        foreach (var right in Rights.Matrix.Keys)
            authorization.AddPolicy(right, policy => policy.RequireAuthenticatedUser().RequireAssertion(context => context.User.HasClaim("right", right)));
        services.AddCascadingAuthenticationState();
        services.AddSingleton(provider => new SignInHandler((http, name, password) => SignInAsync(http, name, password)));
        services.AddSingleton(new FrameSource(FrameAsync));
    }

    /// <summary>Turns the cookie's appointment into the actor of the request. An appointment that ended today signs out.</summary>
    public static void UseActor(this WebApplication app)
    {
        app.UseAuthentication();
        app.Use(async (http, next) =>
        {
            if (!IsStatic(http) && Guid.TryParse(http.User.FindFirstValue(AppointmentClaim), out var appointment))
            {
                var (signedIn, user) = http.GetEndpoint()?.Metadata.GetMetadata<KnownBriefly>() is not null
                    ? await http.RequestServices.GetRequiredService<KnownActors>().OfAsync(appointment, () => ActorAsync(http.RequestServices, appointment, CancellationToken.None))
                    : await ActorAsync(http.RequestServices, appointment, http.RequestAborted);
                http.RequestServices.GetRequiredService<CurrentActor>().SignedIn = signedIn;
                http.User = user;
            }
            await next();
        });
        app.Use(RefuseUnlistedAsync);
        app.UseAuthorization();
        app.MapPost("/signout", async (HttpContext http, IAntiforgery antiforgery) =>
        {
            if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
            await http.SignOutAsync();
            return Results.Redirect("/");
        }).AllowAnonymous();
    }

    static async Task<KnownActor> ActorAsync(IServiceProvider services, Guid appointment, CancellationToken cancel)
    {
        await using var db = services.GetRequiredService<AppDbFactory>().Open(DataScope.System);
        var signedIn = await new PeopleQueries(db, services.GetRequiredService<Today>()).UnderAsync(appointment, cancel);
        return new(signedIn, signedIn is null ? new ClaimsPrincipal(new ClaimsIdentity()) : Principal(signedIn));
    }

    /// <summary>A page or endpoint that names no right is shown to nobody, signed in or not.</summary>
    static Task RefuseUnlistedAsync(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint()?.Metadata is not { } about || IsStatic(http) || about.GetMetadata<IAllowAnonymous>() is not null || about.GetMetadata<IAuthorizeData>()?.Policy is not null)
            return next(http);
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    static bool IsStatic(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    static async Task<string?> SignInAsync(HttpContext http, string name, string password)
    {
        var services = http.RequestServices;
        await using var db = services.GetRequiredService<AppDbFactory>().Open(DataScope.System);
        var people = new PeopleService(db, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<Today>());
        var (appointment, refusal) = await people.SignInAsync(name, password, http.RequestAborted);
        if (appointment is null) return refusal;
        await http.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity(
            [new(AppointmentClaim, appointment.Value.ToString()), new(ClaimTypes.NameIdentifier, appointment.Value.ToString())], CookieAuthenticationDefaults.AuthenticationScheme)));
        return null;
    }

    static ClaimsPrincipal Principal(SignedIn signedIn) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.Name, signedIn.Name), new(AppointmentClaim, signedIn.AppointmentId.ToString()),
            // 表单的令牌认这一项：任职没换，令牌就有效
            new(ClaimTypes.NameIdentifier, signedIn.AppointmentId.ToString()),
            .. Rights.Matrix.Keys.Where(signedIn.May).Select(right => new Claim("right", right)),
        ],
        CookieAuthenticationDefaults.AuthenticationScheme));

    static async Task<Frame> FrameAsync(HttpContext http)
    {
        var today = http.RequestServices.GetRequiredService<Today>().Date;
        var demo = http.RequestServices.GetRequiredService<Chuqing.Office.Settings.OfficeSettings>().IsDemo;
        var signedIn = http.RequestServices.GetRequiredService<CurrentActor>().SignedIn;
        return signedIn is null
            ? new Frame("", "", today, today, demo, null, _ => false)
            : new Frame(signedIn.Organ, $"{signedIn.Name}（{signedIn.Title}）", today, today, demo, await LawVersionAsync(http.RequestServices, signedIn.City, today), signedIn.May);
    }

    static async Task<string?> LawVersionAsync(IServiceProvider services, string city, DateOnly today)
    {
        try
        {
            return $"法规包 {(await services.GetRequiredService<CurrentLaws>().OfAsync(city, today)).Law.Digest[..12]}";
        }
        catch (BadInputException)
        {
            return null; // 这个市还没有接收过法规
        }
    }
}
