using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Chuqing.Web.Face;

/// <summary>A component that is shown once it has its data, one at a time within a request.</summary>
/// <remarks>
/// <para>Blazor's own base shows a component as soon as its loading waits for the first time, with nothing loaded. That serves a page that is updated later; ours are sent once,
/// and markup would meet null. On SQLite nothing ever waits, on PostgreSQL every query does.</para>
/// <para>Components side by side would also query at once over the request's one <c>AppDb</c>, which takes one question at a time: <see cref="Loading"/> lets them pass one by one.</para>
/// </remarks>
public abstract class ReadyComponent : IComponent, IHandleEvent
{
    readonly RenderFragment content;
    RenderHandle handle;
    bool initialized;

    protected ReadyComponent() => content = BuildRenderTree;

    [Inject] Loading Loading { get; set; } = default!;

    /// <summary>Files of the site under the names by which they are cached.</summary>
    protected ResourceAssetCollection Assets => handle.Assets;

    void IComponent.Attach(RenderHandle renderHandle) => handle = renderHandle;

    /// <summary>Takes parameters, loads, then shows.</summary>
    public async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        using (await Loading.TurnAsync())
        {
            if (!initialized)
            {
                initialized = true;
                OnInitialized();
                await OnInitializedAsync();
            }
            OnParametersSet();
            await OnParametersSetAsync();
        }
        handle.Render(content);
    }

    // 表单的处理全部做完，才再画一次
    async Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem item, object? arg)
    {
        await item.InvokeAsync(arg);
        handle.Render(content);
    }

    protected virtual void BuildRenderTree(RenderTreeBuilder builder)
    {
    }

    protected virtual void OnInitialized()
    {
    }

    protected virtual Task OnInitializedAsync() => Task.CompletedTask;

    protected virtual void OnParametersSet()
    {
    }

    protected virtual Task OnParametersSetAsync() => Task.CompletedTask;
}

/// <summary>Whose turn it is to load, within one request.</summary>
public sealed class Loading : IDisposable
{
    readonly SemaphoreSlim one = new(1, 1);

    /// <summary>Waits for the turn; it ends when what is returned is disposed.</summary>
    public async ValueTask<Turn> TurnAsync()
    {
        await one.WaitAsync();
        return new(one);
    }

    public void Dispose() => one.Dispose();

    /// <summary>A turn that was given.</summary>
    public readonly struct Turn(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}
