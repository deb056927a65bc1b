#include "os.h"

#include <new>

#include <esp_heap_caps.h>
#include <esp_timer.h>
#include <freertos/task.h>

namespace videorecorder
{
namespace
{

// The camera's own task and interrupts are on core 0 too; core 1 has the CLR and WiFi, so what copies or checks whole
// frames takes no time from the interpreter there.
constexpr BaseType_t kCore = 0;

constexpr size_t kExternalAlignment = 16;
constexpr size_t kDmaAlignment = 64;

struct Start
{
    void (*run)(void *);
    void *argument;
};

// FreeRTOS wants a task that never returns.
void RunTask(void *parameter)
{
    auto *start = static_cast<Start *>(parameter);
    const Start copy = *start;
    delete start;
    copy.run(copy.argument);
    vTaskDelete(nullptr);
}

TickType_t TicksFor(int32_t milliseconds)
{
    if (milliseconds == kForever)
    {
        return portMAX_DELAY;
    }

    if (milliseconds <= 0)
    {
        return 0;
    }

    // Rounded up: a wait that is cut to 0 ticks would turn the caller's loop into one that takes all of the core.
    const auto wanted = static_cast<uint32_t>(milliseconds);
    return (wanted / portTICK_PERIOD_MS) + (wanted % portTICK_PERIOD_MS == 0 ? 0 : 1);
}

} // namespace

Mutex::Mutex() : handle_(xSemaphoreCreateMutexStatic(&memory_)) {}

void Mutex::Lock()
{
    xSemaphoreTake(handle_, portMAX_DELAY);
}

void Mutex::Unlock()
{
    xSemaphoreGive(handle_);
}

Signal::Signal() : handle_(xSemaphoreCreateBinaryStatic(&memory_)) {}

void Signal::Set()
{
    xSemaphoreGive(handle_);
}

bool Signal::Wait(int32_t milliseconds)
{
    return xSemaphoreTake(handle_, TicksFor(milliseconds)) == pdTRUE;
}

bool StartTask(const char *name, uint32_t stackBytes, int priority, void (*run)(void *), void *argument)
{
    auto *start = new (std::nothrow) Start{run, argument};
    if (start == nullptr)
    {
        return false;
    }

    const BaseType_t made = xTaskCreatePinnedToCore(
        RunTask, name, stackBytes, start, static_cast<UBaseType_t>(priority), nullptr, kCore);
    if (made != pdPASS)
    {
        delete start;
        return false;
    }

    return true;
}

int64_t NowMs()
{
    return esp_timer_get_time() / 1000;
}

void *AllocateExternal(size_t bytes)
{
    return heap_caps_aligned_alloc(kExternalAlignment, bytes, MALLOC_CAP_SPIRAM | MALLOC_CAP_8BIT);
}

void *AllocateDma(size_t bytes)
{
    return heap_caps_aligned_alloc(kDmaAlignment, bytes, MALLOC_CAP_INTERNAL | MALLOC_CAP_DMA | MALLOC_CAP_8BIT);
}

void Release(void *memory)
{
    heap_caps_free(memory);
}

} // namespace videorecorder
